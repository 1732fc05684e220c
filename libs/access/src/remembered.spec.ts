import { Remembered } from './remembered.js';

describe('what is remembered', () => {
  it('is answered again', () => {
    const remembered = new Remembered<number>(10);
    remembered.set('one', 1);

    expect([remembered.get('one'), remembered.get('two')]).toEqual([1, undefined]);
  });

  it('is no more than fits, whatever comes', () => {
    const remembered = new Remembered<number>(100);
    for (let n = 0; n < 10_000; n += 1) remembered.set(String(n), n);

    const kept = Array.from({ length: 10_000 }, (_, n) => remembered.get(String(n))).filter((n) => n !== undefined);
    expect(kept.length).toBeGreaterThanOrEqual(50);
    expect(kept.length).toBeLessThanOrEqual(100);
  });

  it('stays as long as it is asked for', () => {
    const remembered = new Remembered<string>(100);
    remembered.set('asked for', 'often');

    for (let n = 0; n < 10_000; n += 1) {
      remembered.set(String(n), 'once');
      expect(remembered.get('asked for')).toBe('often');
    }
  });
});
