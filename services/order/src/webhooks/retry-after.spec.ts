import { retryAfterMs } from './retry-after.js';

describe('Retry-After', () => {
  const nowMs = Date.parse('2026-11-23T12:00:00Z');

  it.each([
    ['120', 120_000],
    [' 5 ', 5_000],
    ['0', 0],
    ['Mon, 23 Nov 2026 12:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    ['', null],
  ])('of "%s" means %s', (header, ms) => {
    expect(retryAfterMs({ 'retry-after': header }, nowMs)).toBe(ms);
  });

  it('means nothing when it is not there', () => {
    expect(retryAfterMs({}, nowMs)).toBeNull();
  });
});
