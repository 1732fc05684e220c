import { languageFor } from './language.js';

describe('the language of the page', () => {
  it('is the one chosen before', () => {
    expect(languageFor('ja', ['zh-CN', 'en'])).toBe('ja');
  });

  it('is else the first of the reader that the page speaks', () => {
    expect(languageFor(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh');
    expect(languageFor('tlh', ['ja'])).toBe('ja');
  });

  it('is else English', () => {
    expect(languageFor(null, ['fr'])).toBe('en');
  });
});
