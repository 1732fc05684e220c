import type { Replay } from './replay.js';
import { sceneAt } from './scene.js';
import { stretchesAround } from './stretches.js';

const replay: Replay = {
  ...{ sessionId: 's', title: 'Tea', medium: 'video', currency: 'CNY', startedAt: '2026-11-23T12:00:00.000Z' },
  seconds: 100,
  states: [
    { second: 0, state: 'live' },
    { second: 100, state: 'ended' },
  ],
  chapters: [{ second: 10, untilSecond: 20, listingId: 'tote', title: 'Tote' }],
  shelves: [
    { second: 0, listingIds: ['tote'] },
    { second: 30, listingIds: ['scarf', 'tote', 'gone'] },
  ],
  items: [
    {
      listingId: 'tote',
      title: 'Tote',
      skus: [
        {
          skuId: 'red',
          title: 'Red',
          prices: [
            { second: 0, listPriceMinor: 9_900, priceMinor: 9_900 },
            { second: 12, listPriceMinor: 9_900, priceMinor: 7_900 },
          ],
        },
      ],
    },
    { listingId: 'scarf', title: 'Scarf', skus: [] },
  ],
  online: [0, 3, 5, 2, 100, -5],
  likes: [7, 30],
  comments: [],
};

describe('the scene at a second of a replay', () => {
  it('is everything that had become so by the end of that second', () => {
    expect(sceneAt(replay, 4)).toMatchObject({ state: 'live', online: 3, likes: 0, chapter: null });
    expect(sceneAt(replay, 12)).toMatchObject({ online: 5, likes: 30, chapter: { listingId: 'tote' } });
    expect(sceneAt(replay, 20).chapter).toBeNull();
    expect(sceneAt(replay, 100)).toMatchObject({ state: 'ended', online: 0 });
  });

  it('has the shelf of that second in its order and at its prices', () => {
    const [before, then, later] = [11, 12, 30].map((second) => sceneAt(replay, second).shelf);

    expect(before?.[0]?.skus[0]).toMatchObject({ priceMinor: 9_900, live: null });
    expect(then?.[0]?.skus[0]).toMatchObject({ priceMinor: 7_900, listPriceMinor: 9_900 });
    expect(later?.map(({ listingId }) => listingId)).toEqual(['scarf', 'tote']);
  });
});

describe('the stretches of comments around a second', () => {
  const quiet = { seconds: 3_600, comments: [10, 2, 3_000, 5] };

  it('are the one that it lies in and the next, each second in exactly one', () => {
    expect(stretchesAround(0, quiet, 5)).toEqual([0, 300]);
    expect(stretchesAround(300, quiet, 2)).toEqual([0, 300]);
    expect(stretchesAround(3_301, quiet, 0)).toEqual([3_300]);
  });

  it('go back to where the last comments were said, and no further', () => {
    expect(stretchesAround(3_600, quiet, 5)).toEqual([2_700, 3_300]);
    expect(stretchesAround(3_600, quiet, 6)).toEqual([0, 2_700, 3_300]);
    expect(stretchesAround(2_999, quiet, 6)).toEqual([0, 2_700, 3_000]);
  });
});
