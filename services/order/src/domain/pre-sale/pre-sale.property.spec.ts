import fc from 'fast-check';
import { allocation, ALLOCATION, placedOrder, PLACED_AT, uuid } from '../../testing/fixtures.js';
import type { Books, OrderChange } from '../changes.js';
import { cancelOrder, expireOrder, giveUpPayment } from '../close-order.js';
import { decideChanges } from '../decide-changes.js';
import { type Order, isBought, refundedMinorOf } from '../order.js';
import { payOrder } from '../pay-order.js';
import { noPromotions } from '../promotions/promotions.js';
import { refundOrder } from '../refund-order.js';
import { forfeitDeposit } from './close-pre-sale.js';
import { nextBalancePaymentId } from './pre-sale.js';

const ORDERS = 3;
const UNITS_EACH = 2;
/** Once orders have lost their units, there are not enough for all who pay late. */
const UNITS = 4;
const TOTAL = 19_800;
const DEPOSIT = 1_980;
const BALANCE_UNTIL = PLACED_AT + 2_000_000;
const FORFEITS_AT = BALANCE_UNTIL + 60_000;

type Step = { readonly n: number } & (
  | { readonly what: 'deposit' | 'deposit_failed' | 'balance' | 'balance_failed' | 'expire' | 'forfeit' }
  | { readonly what: 'cancel'; readonly reason: 'viewer_request' | 'merchant_request' }
  | { readonly what: 'refund'; readonly amountMinor: number | null; readonly key: number }
);

const steps = ['deposit', 'deposit_failed', 'balance', 'balance', 'balance_failed', 'expire', 'forfeit'] as const;
const n = fc.nat(ORDERS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ n, what: fc.constantFrom(...steps) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      n,
      what: fc.constant('cancel' as const),
      reason: fc.constantFrom('viewer_request' as const, 'merchant_request' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      n,
      what: fc.constant('refund' as const),
      amountMinor: fc.option(fc.integer({ min: 1, max: TOTAL + 1 })),
      key: fc.nat(1_000_000),
    }),
  },
);

const depositOf = (order: number): string => uuid(200 + order);

/** What the provider holds: each payment is paid once, and a balance only after it was opened for a deposit that is there. */
class Provider {
  readonly received = new Map<string, number>();

  change(books: Books, one: Step): OrderChange {
    const orderId = uuid(100 + one.n);
    const order = books.orders.get(orderId) as Order;
    return { orderId, actor: { kind: 'provider', id: 'test' }, takesMoney: true, decide: this.decide(order, one) };
  }

  private decide(order: Order, one: Step): OrderChange['decide'] {
    switch (one.what) {
      case 'deposit':
        return this.pays(depositOf(one.n), DEPOSIT);
      case 'balance':
        return 'balancePaymentId' in order && order.balancePaymentId !== undefined
          ? this.pays(order.balancePaymentId, TOTAL - DEPOSIT)
          : (found) => found && giveUpPayment(found, { paymentId: uuid(999), provider: 'test' });
      case 'deposit_failed':
        return this.received.has(depositOf(one.n)) ? unchangedBy : failing(depositOf(one.n));
      case 'balance_failed': {
        const paymentId = 'balancePaymentId' in order ? (order.balancePaymentId ?? '') : nextBalancePaymentId('none');
        return this.received.has(paymentId) ? unchangedBy : failing(paymentId);
      }
      case 'expire':
        return (found) => expireOrder(found, PLACED_AT + 900_000);
      case 'forfeit':
        return (found) => forfeitDeposit(found, FORFEITS_AT);
      case 'cancel':
        return (found) => cancelOrder(found, one.reason);
      case 'refund':
        return (found) => refundOrder(found, { refundId: uuid(10_000 + one.key), amountMinor: one.amountMinor });
    }
  }

  private pays(paymentId: string, amountMinor: number): OrderChange['decide'] {
    this.received.set(paymentId, amountMinor);
    const money = { provider: 'test', paymentId, reference: null, amountMinor, currency: 'CNY', paidAtMs: PLACED_AT };
    const payment = { ...money, atMs: PLACED_AT + 1, refundId: uuid(5) };
    return (found, desk) => payOrder(found, payment, desk);
  }
}

const unchangedBy: OrderChange['decide'] = (found) => giveUpPayment(found, { paymentId: uuid(999), provider: 'test' });
const failing =
  (paymentId: string): OrderChange['decide'] =>
  (found) =>
    giveUpPayment(found, { paymentId, provider: 'test' });

function opened(): Books {
  const preSale = { depositMinor: DEPOSIT, balanceFromMs: PLACED_AT + 1_000_000, balanceUntilMs: BALANCE_UNTIL };
  const orders = Array.from({ length: ORDERS }, (_, place): Order => {
    const ids = { orderId: uuid(100 + place), paymentId: depositOf(place), viewerId: `viewer-${place}` };
    return placedOrder({ ...ids, preSale });
  });
  const reserved = ORDERS * UNITS_EACH;
  return {
    orders: new Map(orders.map((order) => [order.orderId, order])),
    allocations: new Map([[ALLOCATION, allocation({ intended: UNITS, allocated: reserved, reserved })]]),
    buyers: new Set(),
    refunds: new Map(),
    promotions: noPromotions(PLACED_AT),
  };
}

/** What the shop should have of an order's money. */
function keptMinor(order: Order): number {
  if (isBought(order)) return TOTAL - refundedMinorOf(order);
  return order.status === 'deposit_paid' || order.status === 'forfeited' ? DEPOSIT : 0;
}

describe('orders in two payments, whatever happens to them', () => {
  it('are each in one legal state, with units and the money of both payments conserved', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (story) => {
        let books = opened();
        const provider = new Provider();
        const givenBack = new Map<string, number>();
        const sales: string[] = [];
        for (const one of story) {
          const decided = decideChanges(books, [provider.change(books, one)]);
          for (const { refund } of decided.refunds) {
            for (const { paymentId, amountMinor } of refund.from)
              givenBack.set(paymentId, (givenBack.get(paymentId) ?? 0) + amountMinor);
            expect(refund.from.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(refund.amountMinor);
          }
          for (const { fact, order } of decided.published) if (fact.type === 'order.paid.v1') sales.push(order.orderId);
          books = {
            ...books,
            orders: new Map([...books.orders, ...decided.orders.map((order) => [order.orderId, order] as const)]),
            allocations: new Map([
              ...books.allocations,
              ...decided.allocations.map((changed) => [changed.allocationId, changed] as const),
            ]),
          };

          const orders = [...books.orders.values()];
          const units = (...statuses: Order['status'][]): number =>
            orders.filter(({ status }) => statuses.includes(status)).length * UNITS_EACH;
          expect(books.allocations.get(ALLOCATION)).toMatchObject({
            reserved: units('placed', 'deposit_paid'),
            sold: units('paid', 'partly_refunded'),
          });
        }

        // GMV counts once for each order, with the balance.
        expect(new Set(sales).size).toBe(sales.length);
        for (const [paymentId, amountMinor] of givenBack)
          expect(amountMinor).toBeLessThanOrEqual(provider.received.get(paymentId) ?? 0);
        const held = [...provider.received.values()].reduce((sum, minor) => sum + minor, 0);
        const back = [...givenBack.values()].reduce((sum, minor) => sum + minor, 0);
        const kept = [...books.orders.values()].reduce((sum, order) => sum + keptMinor(order), 0);
        expect(held - back).toBe(kept);
      }),
      { numRuns: 300 },
    );
  });
});
