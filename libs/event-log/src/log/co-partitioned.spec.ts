import { lanesOf } from './co-partitioned.js';

describe('lanes', () => {
  it.each([1, 2, 3, 5, 12, 20])(
    'are shared by %i members: each lane has one owner, and nobody has two more than another',
    (members) => {
      const shares = Array.from({ length: members }, (_, rank) => lanesOf(rank, members, 12));

      expect(shares.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, lane) => lane));
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    },
  );
});
