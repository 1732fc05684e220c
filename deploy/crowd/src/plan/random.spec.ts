import fc from 'fast-check';
import { Random } from './random.js';

describe('seeded randomness', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    const drawn = (seed: string) => {
      const random = new Random(seed);
      return Array.from({ length: 4 }, () => Math.floor(random.unit() * 1_000_000));
    };
    expect(drawn('ta-read 1')).toEqual(drawn('ta-read 1'));
    expect(drawn('ta-read 1')).not.toEqual(drawn('ta-read 2'));
    expect(drawn('ta-read 1')).toMatchInlineSnapshot(`
     [
       528070,
       880069,
       296749,
       46042,
     ]
    `);
  });

  it('forks a stream that does not depend on how much of its parent was used', () => {
    const used = new Random('seed');
    used.unit();
    expect(used.fork('stays').unit()).toBe(new Random('seed').fork('stays').unit());
  });

  it('spreads evenly', () => {
    const random = new Random('even');
    const tenths = Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw++) tenths[random.integer(0, 9)]!++;
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('shuffles without losing anybody', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b);
        expect(ascending(new Random(seed).shuffled(items))).toEqual(ascending(items));
      }),
    );
  });

  it('has the middle of a log-normal where it was asked for', () => {
    const random = new Random('stay');
    const drawn = Array.from({ length: 9_999 }, () => random.logNormal(250, 1)).sort((a, b) => a - b);
    expect(drawn[4_999]).toBeGreaterThan(235);
    expect(drawn[4_999]).toBeLessThan(265);
  });
});
