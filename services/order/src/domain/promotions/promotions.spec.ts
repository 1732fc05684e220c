import {
  ACCOUNT,
  allocation,
  ALLOCATION,
  LISTING,
  market,
  offer,
  PLACED_AT,
  request,
  session,
  SESSION,
  SKU,
  uuid,
} from '../../testing/fixtures.js';
import { campaign, CAMPAIGN, coupon, COUPON, limit, printed } from '../../testing/promotions.js';
import { decidePlacements } from '../decide-placements.js';
import type { Market, PlacementOutcome, PlacementRequest } from '../placement.js';
import { giftTally, limitTally } from './tally.js';

const decide = (books: Market, ...asked: PlacementRequest[]) => decidePlacements(books, asked);
const codeOf = (outcome: PlacementOutcome | undefined) =>
  outcome?.kind === 'refused' ? outcome.refusal.code : outcome?.kind;
const codesOf = (books: Market, ...asked: PlacementRequest[]) => decide(books, ...asked).outcomes.map(codeOf);
const line = (quantity: number, n = 0) => ({ listingId: LISTING, skuId: n === 0 ? SKU : uuid(40 + n), quantity });

describe('an order with a coupon', () => {
  const withCoupon = (changes: Partial<PlacementRequest> = {}) => request({ couponIds: [COUPON], ...changes });
  const books = (changes = {}, of = {}) => market({ promotions: printed([campaign(of)], [coupon(changes)]) });

  it('costs less, holds the coupon, and says all of it', () => {
    const asked = withCoupon({ lines: [line(2)] });
    const { outcomes, promotions } = decide(books(), asked);

    expect(outcomes[0]).toMatchObject({
      order: {
        totalMinor: 18_800,
        lines: [{ quantity: 2, unitPriceMinor: 9_900, discountMinor: 1_000 }],
        deal: { coupons: [{ couponId: COUPON, campaignId: CAMPAIGN, discountMinor: 1_000 }], gifts: [], counted: [] },
      },
      facts: [
        {
          type: 'order.placed.v1',
          data: { totalMinor: 18_800, discountMinor: 1_000, couponIds: [COUPON], lines: [{ discountMinor: 1_000 }] },
        },
        { type: 'coupon.used.v1', data: { couponId: COUPON, orderId: asked.orderId, discountMinor: 1_000 } },
      ],
    });
    expect(promotions).toMatchObject({
      campaigns: [{ stock: 10, claimed: 0, used: 1 }],
      coupons: [{ couponId: COUPON, status: 'used', orderId: asked.orderId }],
    });
  });

  it('is the only one that uses it', () => {
    expect(codesOf(books(), withCoupon(), withCoupon())).toEqual(['placed', 'coupon.used']);
  });

  it('leaves the coupon alone when it is refused', () => {
    const { outcomes, promotions } = decide(books(), withCoupon({ lines: [line(11)] }));

    expect(outcomes.map(codeOf)).toEqual(['order.sold_out']);
    expect(promotions).toEqual({ campaigns: [], coupons: [], tallies: [] });
  });

  it.each<[what: string, books: Market, code: string]>([
    ['one that is not there', market(), 'coupon.not_found'],
    ['another viewer’s', books({ viewerId: 'w' }), 'coupon.not_found'],
    ['another account’s', books({ accountId: uuid(9) }), 'coupon.not_found'],
    ['a used one', books({ status: 'used', orderId: uuid(8) }), 'coupon.used'],
    ['one that was taken back', books({ status: 'expired' }), 'coupon.expired'],
    ['one whose time has run out a moment ago', books({}, { usableUntilMs: PLACED_AT }), 'coupon.expired'],
    ['one in another currency', books({}, { currency: 'JPY' }), 'coupon.not_applicable'],
    ['one for other goods', books({}, { listingIds: [uuid(9)] }), 'coupon.not_applicable'],
    ['one for a larger order', books({}, { minimumSpendMinor: 9_901 }), 'coupon.not_applicable'],
    [
      'one for new buyers by an old one',
      market({
        promotions: { ...printed([campaign({ newBuyersOnly: true })], [coupon()]), buyers: new Set(['viewer']) },
      }),
      'coupon.for_new_buyers',
    ],
  ])('is refused for %s', (_what, at, code) => {
    expect(codesOf(at, withCoupon())).toEqual([code]);
  });

  it('is refused for two coupons of one campaign', () => {
    const two = market({ promotions: printed([campaign()], [coupon(), coupon({ couponId: uuid(62) })]) });

    expect(codesOf(two, withCoupon({ couponIds: [COUPON, uuid(62)] }))).toEqual(['coupon.not_applicable']);
  });
});

describe('an order that coupons make free', () => {
  const offs = [COUPON, uuid(62)].map((couponId, n) => coupon({ couponId, campaignId: uuid(600 + n) }));
  const everything = { kind: 'percentage', basisPoints: 10_000, maximumMinor: null } as const;
  const campaigns = offs.map(({ campaignId }) => campaign({ campaignId, discount: everything }));
  const books = (changes: Partial<Market['promotions']> = {}) =>
    market({ promotions: { ...printed(campaigns, offs), ...changes } });
  const free = (n: number) =>
    request({ couponIds: [offs[n]?.couponId ?? ''], paidThrough: { provider: 'stripe', leastMinor: 50 } });

  it('is paid as it is placed, through nobody, and its units are sold', () => {
    const { outcomes, allocations, movements, firstPurchases } = decide(books(), free(0));

    expect(outcomes[0]).toMatchObject({
      order: { status: 'paid', totalMinor: 0, paymentProvider: 'none', newBuyer: true },
      facts: [
        { type: 'order.placed.v1', data: { totalMinor: 0, discountMinor: 9_900 } },
        { type: 'order.paid.v1', data: { totalMinor: 0, discountMinor: 9_900, newBuyer: true } },
        { type: 'coupon.used.v1' },
      ],
    });
    expect(allocations).toEqual([allocation({ sold: 1 })]);
    expect(movements.map(({ cause }) => cause)).toEqual(['order_placed', 'order_paid']);
    expect(firstPurchases).toHaveLength(1);
  });

  it('makes its viewer a buyer: of two only one is the first', () => {
    const { outcomes, firstPurchases } = decide(books(), free(0), free(1));

    expect(outcomes).toMatchObject([{ order: { newBuyer: true } }, { order: { newBuyer: false } }]);
    expect(firstPurchases).toMatchObject([{ newBuyer: true }]);
    expect(decide(books({ buyers: new Set(['viewer']) }), free(0)).firstPurchases).toEqual([]);
  });

  it('is answered the same to the same key', () => {
    const asked = free(0);

    expect(decide(books(), asked, asked).outcomes[1]).toMatchObject({ kind: 'repeated', order: { status: 'paid' } });
  });
});

describe('a purchase limit', () => {
  const limited = (...limits: ReturnType<typeof limit>[]) => market({ offers: [offer({ limits })] });

  it('holds for each buyer over all orders, and says what is left', () => {
    const at = limited(limit());
    const { outcomes, promotions } = decide(
      at,
      ...[request(), request({ lines: [line(2)] }), request(), request(), request({ viewerId: 'w' })],
    );

    expect(outcomes.map(codeOf)).toEqual([
      'placed',
      'order.limit_exceeded',
      'placed',
      'order.limit_exceeded',
      'placed',
    ]);
    expect(outcomes[1]).toMatchObject({
      refusal: { details: { exceeded: [{ limitId: uuid(70), allowed: 2, requested: 2, left: 1 }] } },
    });
    expect(promotions.tallies).toEqual([
      { tallyId: limitTally(uuid(70), 'viewer', null), units: 2 },
      { tallyId: limitTally(uuid(70), 'w', null), units: 1 },
    ]);
  });

  it('of a listing counts all its variants together', () => {
    const limits = [limit({ skuId: null, units: 3 })];
    const second = { skuId: uuid(41), allocationId: uuid(51) };
    const at = market({
      offers: [offer({ limits }), offer({ ...second, limits })],
      allocations: [allocation(), allocation(second)],
    });

    expect(codesOf(at, request({ lines: [line(2), line(2, 1)] }), request({ lines: [line(1), line(2, 1)] }))).toEqual([
      'order.limit_exceeded',
      'placed',
    ]);
  });

  it('of a session starts again in every session', () => {
    const other = session({ sessionId: uuid(22) });
    const at = market({
      sessions: [session(), other],
      offers: [offer({ limits: [limit({ span: 'session', units: 1 })] })],
    });

    expect(codesOf(at, request(), request({ sessionId: uuid(22) }), request())).toEqual([
      'placed',
      'placed',
      'order.limit_exceeded',
    ]);
  });
});

describe('a live price for a limited number of units', () => {
  const flash = {
    sessionId: SESSION,
    priceMinor: 5_000,
    startsAtMs: PLACED_AT - 1_000,
    endsAtMs: null,
    unitsAtPrice: 3,
  };
  const at = market({ offers: [offer({ livePrices: [flash] })] });

  it('is charged for exactly that many, and the list price afterwards', () => {
    const { outcomes } = decide(at, ...[1, 1, 1, 1].map((quantity) => request({ lines: [line(quantity)] })));

    expect(outcomes.map((outcome) => outcome.kind === 'placed' && outcome.order.totalMinor)).toEqual([
      ...[5_000, 5_000, 5_000, 9_900],
    ]);
  });

  it('is a whole line’s or none: what no longer fits pays the list price and leaves the rest to others', () => {
    const { outcomes } = decide(at, ...[2, 2, 1].map((quantity) => request({ lines: [line(quantity)] })));

    expect(outcomes.map((outcome) => outcome.kind === 'placed' && outcome.order.totalMinor)).toEqual([
      ...[10_000, 19_800, 5_000],
    ]);
  });
});

describe('a first-order gift', () => {
  const gift = { listingId: uuid(33), skuId: uuid(43), quantity: 1 };
  const stockOfGifts = (free: number) =>
    allocation({ ...gift, allocationId: uuid(53), intended: free, allocated: free });
  const giving = (free: number, changes: Partial<Market['promotions']> = {}) =>
    market({ sessions: [session({ gift })], allocations: [allocation(), stockOfGifts(free)], promotions: changes });

  it('comes with a buyer’s first order, for nothing, out of its own stock, and with no other', () => {
    const { outcomes, allocations, promotions } = decide(giving(5), request(), request());

    expect(outcomes).toMatchObject([
      { order: { totalMinor: 9_900, deal: { gifts: [{ ...gift, allocationId: uuid(53) }] } } },
      { order: { totalMinor: 9_900, deal: null } },
    ]);
    expect(outcomes[0]).toMatchObject({ facts: [{ data: { gifts: [gift], lines: [{ skuId: SKU }] } }] });
    expect(allocations).toContainEqual(expect.objectContaining({ allocationId: uuid(53), reserved: 1 }));
    expect(promotions.tallies).toEqual([{ tallyId: giftTally(ACCOUNT, 'viewer'), units: 1 }]);
  });

  it('goes to as many buyers as there are gifts; the others buy without', () => {
    const buyers = ['a', 'b', 'c'].map((viewerId) => request({ viewerId }));

    expect(
      decide(giving(2), ...buyers).outcomes.map((outcome) => outcome.kind === 'placed' && outcome.order.deal !== null),
    ).toEqual([true, true, false]);
  });

  it('is not for those who have bought before', () => {
    expect(decide(giving(5, { buyers: new Set(['viewer']) }), request()).outcomes).toMatchObject([
      { order: { deal: null } },
    ]);
  });

  it('never takes the units that the same order buys', () => {
    const same = { listingId: LISTING, skuId: SKU, quantity: 1 };
    const at = market({ sessions: [session({ gift: same })], allocations: [allocation({ reserved: 8 })] });

    expect(decide(at, request({ lines: [line(2)] }))).toMatchObject({
      outcomes: [{ order: { deal: null } }],
      allocations: [{ allocationId: ALLOCATION, reserved: 10 }],
    });
  });
});
