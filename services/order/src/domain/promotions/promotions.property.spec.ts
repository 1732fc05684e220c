import fc from 'fast-check';
import {
  ACCOUNT,
  allocation,
  market,
  offer,
  PLACED_AT,
  request,
  session,
  SESSION,
  uuid,
} from '../../testing/fixtures.js';
import { PromotedShop } from '../../testing/promoted-shop.js';
import { CAMPAIGN, campaign, limit } from '../../testing/promotions.js';
import { cancelOrder, expireOrder } from '../close-order.js';
import { freeCoupons } from '../coupons/campaign.js';
import type { Order } from '../order.js';
import { payOrder } from '../pay-order.js';
import { giftTally, limitTally } from './tally.js';

const HOUR_MS = 3_600_000;
const [COUPONS, PER_BUYER, AT_PRICE, GIFTS] = [4, 3, 5, 2];
const viewers = ['a', 'b', 'c'] as const;
const gift = { listingId: uuid(33), skuId: uuid(43), quantity: 1 };
const GIFTS_ALLOCATION = uuid(53);

type Happening =
  | { readonly what: 'claim'; readonly viewer: number }
  | { readonly what: 'place'; readonly viewer: number; readonly quantity: number; readonly coupon: number | null }
  | { readonly what: 'pay' | 'cancel' | 'expire'; readonly order: number }
  | { readonly what: 'wait' | 'take coupons back' };

const nth = fc.nat(11);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ what: fc.constant('claim' as const), viewer: nth }),
  fc.record({
    what: fc.constant('place' as const),
    viewer: nth,
    quantity: fc.integer({ min: 1, max: 3 }),
    coupon: fc.option(nth, { freq: 3 }),
  }),
  fc.record({ what: fc.constantFrom('pay' as const, 'cancel' as const, 'expire' as const), order: nth }),
  fc.record({ what: fc.constantFrom('wait' as const, 'take coupons back' as const) }),
);

/** Few coupons, few gifts, few units at the flash price, and a limit: everything runs out and comes back. */
const opened = (): PromotedShop => {
  const flash = { sessionId: SESSION, priceMinor: 5_000, startsAtMs: PLACED_AT - 1, endsAtMs: null };
  const printed = campaign({ stock: COUPONS, claimed: 0, perViewer: 2, minimumSpendMinor: 0 });
  return new PromotedShop(
    market({
      sessions: [session({ gift })],
      offers: [offer({ limits: [limit({ units: PER_BUYER })], livePrices: [{ ...flash, unitsAtPrice: AT_PRICE }] })],
      allocations: [
        allocation({ intended: 50, allocated: 50 }),
        allocation({ ...gift, allocationId: GIFTS_ALLOCATION, intended: GIFTS, allocated: GIFTS }),
      ],
      promotions: {
        campaigns: new Map([
          [CAMPAIGN, { ...printed, claimUntilMs: PLACED_AT + 2 * HOUR_MS, usableUntilMs: PLACED_AT + 2 * HOUR_MS }],
        ]),
      },
    }),
  );
};

function happen(shop: PromotedShop, happened: Happening): void {
  const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];
  switch (happened.what) {
    case 'claim':
      shop.claim(pick(viewers, happened.viewer) ?? '');
      return;
    case 'place': {
      const viewerId = pick(viewers, happened.viewer) ?? '';
      const coupon = happened.coupon === null ? undefined : pick(shop.coupons, happened.coupon);
      const [line] = request().lines;
      if (line)
        shop.place(
          request({
            viewerId,
            couponIds: coupon ? [coupon.couponId] : [],
            lines: [{ ...line, quantity: happened.quantity }],
            paymentTimeoutSeconds: 0,
          }),
        );
      return;
    }
    case 'wait':
      shop.nowMs += HOUR_MS / 2;
      return;
    case 'take coupons back':
      shop.expireCoupons();
      return;
    default: {
      const order = pick([...shop.orders.values()], happened.order);
      if (order)
        shop.change({
          orderId: order.orderId,
          actor: { kind: 'timer', id: 'chance' },
          takesMoney: true,
          ...changeTo(order, happened.what, shop.nowMs),
        });
    }
  }
}

const payment = { provider: 'test', reference: 'r', paidAtMs: PLACED_AT, atMs: PLACED_AT, refundId: uuid(8) };

function changeTo(order: Order, what: 'pay' | 'cancel' | 'expire', nowMs: number) {
  const { paymentId, totalMinor: amountMinor, currency } = order;
  if (what === 'cancel') return { decide: (now: Order) => cancelOrder(now, 'viewer_request') };
  if (what === 'expire') return { decide: (now: Order) => expireOrder(now, nowMs) };
  return {
    decide: (now: Order, desk: Parameters<typeof payOrder>[2]) =>
      payOrder(now, { ...payment, paymentId, amountMinor, currency }, desk),
  };
}

const isOpen = ({ status }: Order): boolean => status !== 'expired' && status !== 'cancelled';
const unitsIn = (orders: readonly Order[]): number =>
  orders.reduce((sum, { lines }) => sum + (lines[0]?.quantity ?? 0), 0);

/** Everything that promotions give is with somebody or free, and nobody has more than was promised. */
function expectBooks(shop: PromotedShop): void {
  const { promotions, allocations } = shop.books;
  const open = [...shop.orders.values()].filter(isOpen);
  const ledger = promotions.campaigns.get(CAMPAIGN) ?? campaign();
  const holding = (couponId: string) =>
    open.filter(({ deal }) => deal?.coupons.some((one) => one.couponId === couponId));
  const withStatus = (status: string) => shop.coupons.filter((one) => one.status === status);

  expect([ledger.claimed, ledger.used]).toEqual([withStatus('claimed').length, withStatus('used').length]);
  expect(freeCoupons(ledger) + ledger.claimed + ledger.used).toBe(COUPONS);
  for (const one of shop.coupons)
    expect(holding(one.couponId).map(({ orderId }) => orderId)).toEqual(one.status === 'used' ? [one.orderId] : []);

  for (const viewerId of viewers) {
    const own = open.filter((order) => order.viewerId === viewerId);
    expect(unitsIn(own)).toBe(promotions.tallies.get(limitTally(uuid(70), viewerId, null)) ?? 0);
    expect(unitsIn(own)).toBeLessThanOrEqual(PER_BUYER);
    const gifted = own.filter(({ deal }) => (deal?.gifts.length ?? 0) > 0).length;
    expect(gifted).toBe(promotions.tallies.get(giftTally(ACCOUNT, viewerId)) ?? 0);
    expect(gifted).toBeLessThanOrEqual(1);
  }
  expect(unitsIn(open.filter(({ lines }) => lines[0]?.unitPriceMinor === 5_000))).toBeLessThanOrEqual(AT_PRICE);
  const gifts = allocations.get(GIFTS_ALLOCATION);
  expect((gifts?.reserved ?? 0) + (gifts?.sold ?? 0)).toBe(open.filter(({ deal }) => deal?.gifts.length).length);
  for (const { lines, totalMinor } of shop.orders.values())
    expect(
      lines.reduce(
        (sum, { quantity, unitPriceMinor, discountMinor = 0 }) => sum + quantity * unitPriceMinor - discountMinor,
        0,
      ),
    ).toBe(totalMinor);
}

describe('whatever happens with promotions, in whatever order', () => {
  it('coupons, limits, flash prices and gifts are conserved', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (story) => {
        const shop = opened();
        for (const happened of story) {
          happen(shop, happened);
          expectBooks(shop);
        }
      }),
      { numRuns: 400 },
    );
  });
});
