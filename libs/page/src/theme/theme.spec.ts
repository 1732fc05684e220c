import { themeFor } from './theme.js';

describe('the theme', () => {
  it('follows the device until somebody chooses', () => {
    expect([themeFor(null, true), themeFor(null, false), themeFor('purple', true)]).toEqual(['dark', 'light', 'dark']);
  });

  it('keeps what was chosen', () => {
    expect([themeFor('light', true), themeFor('dark', false)]).toEqual(['light', 'dark']);
  });
});
