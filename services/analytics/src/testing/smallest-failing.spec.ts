import { smallestFailing } from './smallest-failing.js';

const numbers = Array.from({ length: 50 }, (_, n) => n);

describe('the smallest failing part', () => {
  it.each([[[7]], [[0, 49]], [[3, 4, 31]], [[]]])('is what it takes: %j', async (culprits) => {
    const tried: number[] = [];
    const fails = (some: readonly number[]): Promise<boolean> => {
      tried.push(some.length);
      return Promise.resolve(culprits.every((culprit) => some.includes(culprit)));
    };

    const found = await smallestFailing(numbers, fails);

    expect(found).toEqual(culprits.length > 0 ? culprits : [expect.any(Number)]);
    expect(tried.length).toBeLessThan(120);
  });
});
