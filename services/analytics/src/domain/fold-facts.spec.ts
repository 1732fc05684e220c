import {
  commentDeleted,
  commentPosted,
  orderDepositPaid,
  orderForfeited,
  orderPaid,
  orderShipped,
  productClicked,
  sessionShared,
  shopVisited,
  viewerEntered,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import { derivedId } from '@shopcast/kernel';
import { type Folded, foldFacts, type Known, tellingsOf, type ViewerFact } from './fold-facts.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');
const room = { accountId: '11111111-1111-4111-8111-111111111111', sessionId: '22222222-2222-4222-8222-222222222222' };
const orderId = '33333333-3333-4333-8333-333333333333';

const fact = (atMs: number, { type, data }: { type: string; data: object }): ViewerFact => ({
  id: derivedId(type, String(atMs)),
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
  storyOf: ({ sessionId, viewerId }) =>
    stories.find((told) => told.sessionId === sessionId && told.viewerId === viewerId),
  startedAtMs: () => startedAtMs,
  stayRules: { startWindowMs: 60_000, graceMs: 30_000 },
});

const fold = (facts: readonly ViewerFact[], known: Known): Folded => foldFacts(tellingsOf(facts), known);

/** Counts other than 0, by minute; minutes without any are left out. */
const counted = ({ buckets }: Folded): object =>
  Object.fromEntries(
    buckets
      .map(({ bucketMs, counts }): [number, object] => [
        (bucketMs - START_MS) / 60_000,
        Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
      ])
      .filter(([, counts]) => Object.keys(counts).length > 0),
  );

describe('folding facts', () => {
  it('counts a distinct viewer in the minute of the first time', () => {
    expect(counted(fold([visited(70_000), visited(130_000)], knowing()))).toEqual({ 1: { shop_visitors: 1 } });
  });

  it('takes a deleted comment out of the minute in which it was posted, but its author has commented', () => {
    const comment = { ...room, viewerId: 'wx', commentId: orderId };
    const posted = fact(70_000, commentPosted.of({ ...comment, text: 'hello' }));
    const postedAt = new Date(START_MS + 70_000).toISOString();
    const deleted = fact(200_000, commentDeleted.of({ ...comment, postedAt, keyId: null, grounds: null }));

    const all = { 1: { commenters: 1, interactors: 1 } };
    expect(counted(fold([posted, deleted, deleted], knowing()))).toEqual(all);
    expect(counted(fold([deleted], knowing()))).toEqual({ 1: { comments: -1 } });
  });

  it('counts nothing for a deposit, nor for a shipment: the sale counts when all of it is paid', () => {
    const order = { ...room, viewerId: 'wx', orderId };
    const money = { depositMinor: 100, balanceMinor: 400, currency: 'CNY' };
    const window = { balanceFrom: new Date(START_MS).toISOString(), balanceUntil: new Date(START_MS).toISOString() };
    const parcel = { shipmentId: orderId, carrier: 'SF', trackingNumber: 'SF1', complete: true };
    const lines = [{ listingId: orderId, skuId: orderId, quantity: 1 }];

    const facts = [
      fact(1_000, orderDepositPaid.of({ ...order, paymentId: orderId, ...money, ...window })),
      fact(2_000, orderForfeited.of({ ...order, forfeitedMinor: 100, currency: 'CNY' })),
      paid(3_000),
      fact(4_000, orderShipped.of({ ...order, ...parcel, lines })),
    ];

    expect(counted(fold(facts, knowing()))).toEqual(counted(fold([paid(3_000)], knowing())));
  });

  it('moves the count when an earlier time becomes known', () => {
    const before = fold([visited(130_000)], knowing());

    const after = fold([visited(70_000)], knowing(before.stories));

    expect(counted(after)).toEqual({ 1: { shop_visitors: 1 }, 2: { shop_visitors: -1 } });
  });

  it('takes an order for its buyer’s shop visit', () => {
    const folded = fold([paid(70_000)], knowing());

    expect(counted(folded)).toEqual({ 1: { orders: 1, gmv: 500, new_buyer_orders: 1, buyers: 1, shop_visitors: 1 } });
    expect(counted(fold([visited(80_000)], knowing(folded.stories)))).toEqual({});
  });

  it('keeps facts at their own instant while the start is not known', () => {
    const { buckets } = fold([visited(70_000)], knowing([], null));
    expect(buckets).toMatchObject([{ bucketMs: START_MS + 70_000, counts: { shop_visitors: 1 } }]);
  });

  it('tells of presence by instants within their minute', () => {
    const stay = { ...room, viewerId: 'wx', stayId: orderId };
    const entered = fact(61_000, viewerEntered.of({ ...stay, follower: false, source: { channel: 'push' } }));
    const left = fact(62_500, viewerLeft.of({ ...stay, reason: 'left' }));

    const { buckets, stories } = fold([entered, left], knowing());

    expect(buckets[0]).toMatchObject({ presence: [1_000, 1, 2_500, -1], counts: { view_pv: 1, viewer_uv: 1 } });
    expect(stories).toMatchObject([{ story: { stays: { watched: [START_MS + 61_000, START_MS + 62_500] } } }]);
  });

  it('counts who interacts once, in whatever way and however often', () => {
    const liked = fact(61_000, viewerLiked.of({ ...room, viewerId: 'wx', count: 3 }));
    const commented = fact(2_000, commentPosted.of({ ...room, viewerId: 'wx', commentId: orderId, text: '666' }));
    const shared = fact(1_000, sessionShared.of({ ...room, viewerId: 'wx', channel: 'friends' }));

    expect(counted(fold([liked, commented, shared], knowing()))).toEqual({
      0: { comments: 1, commenters: 1, shares: 1, interactors: 1 },
      1: { likes: 3, likers: 1 },
    });
  });

  it('counts a buyer who clicked when both are done, whichever came first', () => {
    const clicked = fact(130_000, productClicked.of({ ...room, viewerId: 'wx', listingId: orderId, surface: 'shelf' }));

    const { 2: third } = counted(fold([paid(70_000), clicked], knowing())) as Record<number, object>;
    expect(third).toEqual({ product_clicks: 1, product_click_uv: 1, product_click_uv_shelf: 1, click_buyers: 1 });
  });

  it('counts who did not follow on the first entry, whenever that becomes known', () => {
    const entered = (atMs: number, follower: boolean): ViewerFact => {
      const stay = { stayId: derivedId(String(atMs)), follower, source: { channel: 'push' } } as const;
      return fact(atMs, viewerEntered.of({ ...room, viewerId: 'wx', ...stay }));
    };
    const later = fold([entered(70_000, true)], knowing());
    expect(counted(later)).toEqual({ 1: { view_pv: 1, viewer_uv: 1 } });

    expect(counted(fold([entered(50_000, false)], knowing(later.stories)))).toEqual({
      0: { view_pv: 1, viewer_uv: 1, non_followers: 1 },
      1: { viewer_uv: -1 },
    });
  });

  it('opens the story of a viewer once for all that is said of it', () => {
    const liked = fact(1_000, viewerLiked.of({ ...room, viewerId: 'wx', count: 3 }));
    const facts = [liked, visited(2_000, 'other'), visited(3_000)];

    expect(tellingsOf(facts).map(({ viewerId, facts: told }) => [viewerId, told.length])).toEqual([
      ['wx', 2],
      ['other', 1],
    ]);
    expect(counted(fold(facts, knowing()))).toEqual({ 0: { likes: 3, likers: 1, interactors: 1, shop_visitors: 2 } });
  });

  it('takes a fact once, within a batch and at any later time', () => {
    const liked = fact(1_000, viewerLiked.of({ ...room, viewerId: 'wx', count: 3 }));

    const first = fold([liked, liked], knowing());
    const again = fold([liked], knowing(first.stories));

    expect([counted(first), first.sessions[0]?.facts]).toEqual([{ 0: { likes: 3, likers: 1, interactors: 1 } }, 1]);
    expect(again).toEqual({ stories: [], buckets: [], sources: [], orderChanges: [], sessions: [] });
  });

  it('counts the new facts of each session, with the latest trace', () => {
    const traced = { ...visited(2_000), traceparent: '00-trace-span-01' };
    const { sessions } = fold([visited(1_000), traced, visited(3_000), visited(1_000)], knowing());

    expect(sessions).toEqual([{ ...room, facts: 3, traceparent: '00-trace-span-01' }]);
  });
});
