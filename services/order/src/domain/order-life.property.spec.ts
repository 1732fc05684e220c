import fc from 'fast-check';
import { ACCOUNT, allocation, ALLOCATION, LISTING, placedOrder, PLACED_AT, SKU, uuid } from '../testing/fixtures.js';
import { cancelOrder, expireOrder, giveUpPayment } from './close-order.js';
import type { Books, OrderChange } from './changes.js';
import { decideChanges } from './decide-changes.js';
import { type Order, refundedMinorOf } from './order.js';
import { payOrder } from './pay-order.js';
import { refundOrder } from './refund-order.js';
import type { Allocation } from './stock.js';

/** What can happen to an order, in any order and any number of times. Money that is paid is paid once, however often the notice comes. */
type Happening =
  | { readonly what: 'paid' | 'failed' | 'cancelled' | 'expired'; readonly order: number }
  | { readonly what: 'refunded'; readonly order: number; readonly amountMinor: number | null };

const ORDERS = 4;
const UNITS = 5;
const PRICE = 9_900;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    what: fc.constantFrom('paid' as const, 'failed' as const, 'cancelled' as const, 'expired' as const),
    order: fc.nat(ORDERS - 1),
  }),
  fc.record({
    what: fc.constant('refunded' as const),
    order: fc.nat(ORDERS - 1),
    amountMinor: fc.option(fc.integer({ min: 1, max: 2 * PRICE + 1 })),
  }),
);

function changeBy(happened: Happening, step: number): OrderChange {
  const orderId = uuid(100 + happened.order);
  switch (happened.what) {
    case 'paid': {
      const refundId = uuid(300 + happened.order);
      return {
        orderId,
        takesMoney: true,
        decide: (order, desk) => payOrder(order, { ...paymentOf(happened.order), refundId }, desk),
      };
    }
    case 'failed':
      return { orderId, decide: (order) => giveUpPayment(order, paymentOf(happened.order)) };
    case 'cancelled':
      return { orderId, decide: (order) => cancelOrder(order, 'viewer_request') };
    case 'expired':
      return { orderId, decide: (order) => expireOrder(order, PLACED_AT + 900_000) };
    case 'refunded':
      return {
        orderId,
        decide: (order) => refundOrder(order, { refundId: uuid(400 + step), amountMinor: happened.amountMinor }),
      };
  }
}

const paymentOf = (order: number) => ({
  provider: 'test',
  paymentId: uuid(200 + order),
  reference: null,
  amountMinor: quantityOf(order) * PRICE,
  currency: 'CNY',
  paidAtMs: PLACED_AT,
});

const quantityOf = (order: number): number => (order % 2) + 1;

/** Orders of one product that hold six units, after the merchant has lowered the allocation to five. */
function opened(): Books {
  const orders = Array.from({ length: ORDERS }, (_, n): Order => {
    const line = {
      allocationId: ALLOCATION,
      listingId: LISTING,
      skuId: SKU,
      quantity: quantityOf(n),
      unitPriceMinor: PRICE,
    };
    const ids = { orderId: uuid(100 + n), paymentId: uuid(200 + n), viewerId: `viewer-${n % 2}` };
    return placedOrder({ ...ids, lines: [line], totalMinor: quantityOf(n) * PRICE });
  });
  const reserved = orders.reduce((sum, { lines }) => sum + (lines[0]?.quantity ?? 0), 0);
  return {
    orders: new Map(orders.map((order) => [order.orderId, order])),
    allocations: new Map([[ALLOCATION, allocation({ intended: UNITS, allocated: reserved, reserved })]]),
    buyers: new Set(),
    refunds: new Map(),
  };
}

const stockOf = (books: Books): Allocation => books.allocations.get(ALLOCATION) ?? allocation();

describe('whatever happens to orders, in whatever order', () => {
  it('each ends in one state, and money and stock are conserved', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 5 })),
        (story, batches) => {
          let books = opened();
          const start = stockOf(books);
          const paidOnce = new Set<string>();
          const givenBack = new Map<string, number>();
          const paidFacts: string[] = [];
          const firstPurchases: string[] = [];
          const moved = { allocatedBy: 0, reservedBy: 0, soldBy: 0 };

          for (let step = 0; step < story.length;) {
            const taken = story.slice(step, step + (batches[step] ?? 1));
            const decided = decideChanges(
              books,
              taken.map((happened, index) => changeBy(happened, step + index)),
            );
            step += taken.length;
            for (const { what, order } of taken) if (what === 'paid') paidOnce.add(uuid(100 + order));
            for (const { order, refund } of decided.refunds)
              givenBack.set(order.orderId, (givenBack.get(order.orderId) ?? 0) + refund.amountMinor);
            for (const movement of decided.movements) {
              moved.allocatedBy += movement.allocatedBy;
              moved.reservedBy += movement.reservedBy;
              moved.soldBy += movement.soldBy;
            }
            paidFacts.push(
              ...decided.published
                .filter(({ fact }) => fact.type === 'order.paid.v1')
                .map(({ order }) => order.orderId),
            );
            firstPurchases.push(...decided.firstPurchases.map(({ viewerId }) => viewerId));
            books = {
              ...books,
              orders: new Map([...books.orders, ...decided.orders.map((order) => [order.orderId, order] as const)]),
              allocations: new Map([
                ...books.allocations,
                ...decided.allocations.map((one) => [one.allocationId, one] as const),
              ]),
              buyers: new Set([...books.buyers, ...decided.firstPurchases.map(({ viewerId }) => viewerId)]),
            };
            expectStockOf(books, start, moved);
          }

          // Paid once at most, and a viewer is new once at most.
          expect(new Set(paidFacts).size).toBe(paidFacts.length);
          expect(new Set(firstPurchases).size).toBe(firstPurchases.length);
          for (const order of books.orders.values()) {
            const received = paidOnce.has(order.orderId) ? order.totalMinor : 0;
            expect(received - (givenBack.get(order.orderId) ?? 0)).toBe(keptMinor(order));
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function expectStockOf(
  books: Books,
  start: Allocation,
  moved: { allocatedBy: number; reservedBy: number; soldBy: number },
): void {
  const now = stockOf(books);
  const units = (...statuses: Order['status'][]): number =>
    [...books.orders.values()]
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { lines }) => sum + (lines[0]?.quantity ?? 0), 0);

  expect(now.accountId).toBe(ACCOUNT);
  expect(now.reserved).toBe(units('placed'));
  expect(now.sold).toBe(units('paid', 'partly_refunded'));
  expect(now.reserved + now.sold).toBeLessThanOrEqual(now.allocated);
  expect(now.allocated).toBe(Math.max(UNITS, now.reserved + now.sold));
  expect(moved).toEqual({
    allocatedBy: now.allocated - start.allocated,
    reservedBy: now.reserved - start.reserved,
    soldBy: now.sold - start.sold,
  });
}

/** What the shop still has of the buyer's money. */
function keptMinor(order: Order): number {
  const isPaid = order.status === 'paid' || order.status === 'partly_refunded' || order.status === 'refunded';
  return isPaid ? order.totalMinor - refundedMinorOf(order) : 0;
}
