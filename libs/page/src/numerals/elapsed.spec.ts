import { clockFace, elapsed, minuteFace } from './elapsed.js';

describe('elapsed time', () => {
  it.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [754, '12:34'],
    [3599, '59:59'],
    [3600, '1:00:00'],
    [-5, '0:00'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(elapsed(seconds)).toBe(text);
  });

  it('keeps the width of the session clock from the first second', () => {
    expect([clockFace(0), clockFace(61.9), clockFace(7199)]).toEqual(['0:00:00', '0:01:01', '1:59:59']);
  });

  it('writes a minute of the session as hours and minutes', () => {
    expect([minuteFace(0), minuteFace(59), minuteFace(60), minuteFace(119)]).toEqual(['0:00', '0:59', '1:00', '1:59']);
  });
});
