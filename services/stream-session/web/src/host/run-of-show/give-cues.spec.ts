import type { Ask, Asking } from '../../api/ask.js';
import { Problem } from '../../api/problem.js';
import { giveCues } from './give-cues.js';
import type { Segment } from './run-of-show.js';

const segment: Segment = {
  segmentId: 'seg',
  title: 'Canvas totes',
  plannedMinutes: 15,
  listingIds: ['tote', 'scarf'],
  prices: [{ listingId: 'tote', skuId: 'red', priceMinor: 7_900 }],
  campaignId: 'ten-off',
  notes: null,
  startedAt: '2026-11-23T12:00:00Z',
  endedAt: null,
  cuesGiven: false,
};

describe('the cues of a segment', () => {
  const asked: (readonly [string, Asking | undefined])[] = [];
  const desk =
    (shelf: string[], refused: readonly string[] = []): Ask =>
    async <Answer>(path: string, asking?: Asking): Promise<Answer> => {
      if (asking !== undefined) asked.push([path, asking]);
      if (asking !== undefined && refused.some((part) => path.includes(part))) throw new Problem(409, 'refused');
      return { listingIds: shelf } as Answer;
    };
  beforeEach(() => asked.splice(0));

  it('are its shelf, pin, prices and coupons, in this order, under keys that follow from the segment', async () => {
    const missed = await giveCues(desk(['scarf', 'hat']), 's', segment);

    expect(missed).toEqual([]);
    expect(asked).toEqual([
      ['/v1/sessions/s/shelf', { method: 'PUT', body: { listingIds: ['scarf', 'hat', 'tote'] } }],
      ['/v1/sessions/s/shelf/pin', { method: 'PUT', body: { listingId: 'tote' } }],
      ['/v1/sessions/s/live-prices/tote/red', { method: 'PUT', key: 'seg-red', body: { priceMinor: 7_900 } }],
      ['/v1/sessions/s/coupon-drops/ten-off', { method: 'PUT' }],
    ]);
  });

  it('are the same when they are given again, and leave a shelf alone on which everything stands', async () => {
    await giveCues(desk(['tote', 'scarf']), 's', segment);
    const first = asked.splice(0);
    await giveCues(desk(['tote', 'scarf']), 's', segment);

    expect(asked).toEqual(first);
    expect(asked.map(([path]) => path)).not.toContain('/v1/sessions/s/shelf');
  });

  it('do not keep one another back when one is refused', async () => {
    const missed = await giveCues(desk([], ['/pin', '/coupon-drops']), 's', segment);

    expect(missed.map(({ cue, problem }) => [cue, problem.code])).toEqual([
      ['pin', 'refused'],
      ['coupon', 'refused'],
    ]);
    expect(asked).toHaveLength(4);
  });

  it('of a segment about nothing in particular end the explaining of what was before', async () => {
    await giveCues(desk([]), 's', { ...segment, listingIds: [], prices: [], campaignId: null });

    expect(asked).toEqual([['/v1/sessions/s/shelf/pin', { method: 'PUT', body: { listingId: null } }]]);
  });
});
