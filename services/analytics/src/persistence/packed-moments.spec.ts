import { countNames } from '../domain/counts.js';
import { packMoments, unpackMoments } from './packed-moments.js';

describe('packed moments', () => {
  it('say the same when they are read again, in pieces or in one', () => {
    const moments = countNames.map((name, i) => ({
      atMs: 1_764_000_000_000 + i * 1_000,
      counts: { [name]: i - 3 || 9 },
    }));
    const pieces = [packMoments(moments.slice(0, 5)), packMoments([]), packMoments(moments.slice(5))];

    expect([...unpackMoments(pieces)]).toEqual(moments);
    expect([...unpackMoments([Buffer.concat(pieces)])]).toEqual(moments);
  });

  it('are one for each instant, and none where nothing is left', () => {
    const packed = packMoments([
      { atMs: 2_000, counts: { likes: 3 } },
      { atMs: 1_000, counts: { comments: 1 } },
      { atMs: 2_000, counts: { likes: 4, orders: 1 } },
      { atMs: 1_000, counts: { comments: -1 } },
    ]);

    expect([...unpackMoments([packed])]).toEqual([{ atMs: 2_000, counts: { likes: 7, orders: 1 } }]);
    expect(packMoments([])).toHaveLength(0);
  });

  it('of a busy session of two hours take far less than a megabyte', () => {
    const everySecond = Array.from({ length: 7_200 }, (_, second) => ({
      atMs: 1_764_000_000_000 + second * 1_000,
      counts: Object.fromEntries(countNames.slice(0, 14).map((name, i) => [name, 1 + ((second * 7 + i) % 90)])),
    }));

    expect(packMoments(everySecond).length).toBeLessThan(400_000);
  });
});
