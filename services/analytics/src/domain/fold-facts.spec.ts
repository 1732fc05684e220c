import { orderPaid, shopVisited, viewerEntered, viewerLeft, viewerLiked } from '@shopcast/contracts';
import { type Folded, foldFacts, type Known, sessionsIn, storyKey, type ViewerFact, viewersIn } from './fold-facts.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');
const room = { accountId: '11111111-1111-4111-8111-111111111111', sessionId: '22222222-2222-4222-8222-222222222222' };
const orderId = '33333333-3333-4333-8333-333333333333';

const fact = (atMs: number, { type, data }: { type: string; data: object }): ViewerFact => ({
  id: `${type} ${atMs}`,
  type,
  source: 'spec',
  subject: 'spec',
  timeMs: START_MS + atMs,
  data: data as ViewerFact['data'],
});
const visited = (atMs: number, viewerId = 'wx'): ViewerFact => fact(atMs, shopVisited.of({ ...room, viewerId }));
const line = { listingId: orderId, skuId: orderId, quantity: 1, unitPriceMinor: 500 };
const paid = (atMs: number, newBuyer = true): ViewerFact =>
  fact(
    atMs,
    orderPaid.of({
      ...room,
      viewerId: 'wx',
      orderId,
      paymentId: orderId,
      lines: [line],
      totalMinor: 500,
      currency: 'CNY',
      newBuyer,
    }),
  );

const knowing = (stories: Folded['stories'] = [], startedAtMs: number | null = START_MS): Known => ({
  storyOf: (sessionId, viewerId) =>
    stories.find((story) => storyKey(story.sessionId, story.viewerId) === storyKey(sessionId, viewerId)),
  startedAtMs: () => startedAtMs,
});

/** Counts other than 0, by minute. */
const counted = ({ buckets }: Folded): object =>
  Object.fromEntries(
    buckets.map(({ bucketMs, counts }) => [
      (bucketMs - START_MS) / 60_000,
      Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ]),
  );

describe('folding facts', () => {
  it('counts a distinct viewer in the minute of the first time', () => {
    expect(counted(foldFacts([visited(70_000), visited(130_000)], knowing()))).toEqual({ 1: { shop_visitors: 1 } });
  });

  it('moves the count when an earlier time becomes known', () => {
    const before = foldFacts([visited(130_000)], knowing());

    const after = foldFacts([visited(70_000)], knowing(before.stories));

    expect(counted(after)).toEqual({ 1: { shop_visitors: 1 }, 2: { shop_visitors: -1 } });
  });

  it('takes an order for its buyer’s shop visit', () => {
    const folded = foldFacts([paid(70_000)], knowing());

    expect(counted(folded)).toEqual({ 1: { orders: 1, gmv: 500, new_buyer_orders: 1, buyers: 1, shop_visitors: 1 } });
    expect(counted(foldFacts([visited(80_000)], knowing(folded.stories)))).toEqual({});
  });

  it('keeps facts at their own instant while the start is not known', () => {
    const { buckets } = foldFacts([visited(70_000)], knowing([], null));
    expect(buckets).toMatchObject([{ bucketMs: START_MS + 70_000, counts: { shop_visitors: 1 } }]);
  });

  it('tells of presence by instants within their minute', () => {
    const stay = { ...room, viewerId: 'wx', stayId: orderId };
    const entered = fact(61_000, viewerEntered.of({ ...stay, follower: false, source: { channel: 'push' } }));
    const left = fact(62_500, viewerLeft.of({ ...stay, reason: 'left' }));

    const { buckets, stories } = foldFacts([entered, left], knowing());

    expect(buckets).toMatchObject([{ presence: [1_000, 1, 2_500, -1], counts: { view_pv: 1, viewer_uv: 1 } }]);
    expect(stories).toMatchObject([{ stays: { watched: [START_MS + 61_000, START_MS + 62_500] } }]);
  });

  it('asks for the stories of those viewers only whose story can change', () => {
    const liked = fact(1_000, viewerLiked.of({ ...room, viewerId: 'wx', count: 3 }));

    expect(viewersIn([liked])).toEqual([]);
    expect(viewersIn([liked, visited(2_000), visited(3_000)])).toEqual([{ sessionId: room.sessionId, viewerId: 'wx' }]);
    expect(counted(foldFacts([liked], knowing()))).toEqual({ 0: { likes: 3 } });
  });

  it('counts the facts of each session, with the latest trace', () => {
    const traced = { ...visited(2_000), traceparent: '00-trace-span-01' };
    expect(sessionsIn([visited(1_000), traced, visited(3_000)])).toEqual([
      { ...room, facts: 3, traceparent: '00-trace-span-01' },
    ]);
  });
});
