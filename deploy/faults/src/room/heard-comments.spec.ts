import { HeardComments } from './heard-comments.js';

describe('what a viewer has heard', () => {
  it('is remembered by number, however high, and told apart from what was heard twice', () => {
    const heard = new HeardComments();
    for (const n of [0, 5, 70_000, 5]) heard.hear(n);

    expect([0, 5, 70_000].every(heard.has)).toBe(true);
    expect([1, 69_999, 70_001].some(heard.has)).toBe(false);
    expect(heard.repeated).toBe(1);
  });
});
