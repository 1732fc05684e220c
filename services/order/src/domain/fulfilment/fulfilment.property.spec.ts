import fc from 'fast-check';
import { allocation, LISTING, placedOrder, PLACED_AT, SKU, uuid } from '../../testing/fixtures.js';
import type { Books, OrderChange } from '../changes.js';
import { cancelOrder, expireOrder } from '../close-order.js';
import { decideChanges } from '../decide-changes.js';
import { type BoughtOrder, type Order, type OrderLine, isBought, refundedMinorOf } from '../order.js';
import { payOrder } from '../pay-order.js';
import { noPromotions } from '../promotions/promotions.js';
import { refundOrder } from '../refund-order.js';
import type { Allocation } from '../stock.js';
import type { LineUnits, ReturnDecision } from './fulfilment.js';
import { receiveDueShipments, receiveShipments } from './receive-shipments.js';
import { acceptReturn, refuseReturn, requestReturn } from './return-units.js';
import { shipOrder } from './ship-order.js';

const ORDERS = 3;
/** Two variants in every order, three units of the first and two of the second. */
const LINES: readonly OrderLine[] = [
  { allocationId: uuid(51), listingId: LISTING, skuId: SKU, quantity: 3, unitPriceMinor: 3_333 },
  { allocationId: uuid(52), listingId: LISTING, skuId: uuid(42), quantity: 2, unitPriceMinor: 1 },
];
const TOTAL = LINES.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
const UNITS = 20;

type Decide = OrderChange['decide'];
type Wish = Pick<OrderChange, 'decide' | 'takesMoney'>;

/** Units of one or both lines; now and then more than there are. */
const someLines: fc.Arbitrary<readonly LineUnits[] | null> = fc.option(
  fc
    .tuple(fc.nat(4), fc.nat(3))
    .map((quantities) =>
      quantities.flatMap((quantity, n): LineUnits[] =>
        quantity === 0 ? [] : [{ listingId: LISTING, skuId: LINES[n]?.skuId ?? '', quantity }],
      ),
    )
    .filter((lines) => lines.length > 0),
);
const id = fc.nat(3);

/** What may be asked about order `n`, in any order and any number of times. */
const wish = (n: number): fc.Arbitrary<Wish> =>
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.constant<Wish>({
        takesMoney: true,
        decide: (order, desk) => payOrder(order, payment(n), desk),
      }),
    },
    { weight: 5, arbitrary: wishForUnits.map((decide) => ({ decide })) },
  );

const wishForUnits: fc.Arbitrary<Decide> = fc.oneof(
  fc.constantFrom<Decide>(
    (order) => cancelOrder(order, 'merchant_request'),
    (order) => expireOrder(order, PLACED_AT + 900_000),
  ),
  fc.tuple(fc.option(fc.integer({ min: 1, max: TOTAL + 1 })), fc.nat(1_000)).map(
    ([amountMinor, refund]): Decide =>
      (order) =>
        refundOrder(order, { refundId: uuid(400 + refund), amountMinor }),
  ),
  fc.tuple(id, someLines).map(
    ([shipment, lines]): Decide =>
      (order) =>
        shipOrder(order, { shipmentId: uuid(500 + shipment), digest: JSON.stringify(lines), lines, ...carriage }),
  ),
  id.map(
    (shipment): Decide =>
      (order) =>
        receiveShipments(order, { shipmentId: uuid(500 + shipment), by: 'viewer', atMs: PLACED_AT }),
  ),
  fc.constant<Decide>((order) => receiveDueShipments(order, carriage.dueMs)),
  fc.tuple(id, someLines).map(
    ([asked, lines]): Decide =>
      (order) =>
        requestReturn(order, {
          returnId: uuid(600 + asked),
          digest: JSON.stringify(lines),
          lines,
          reason: 'none',
          requestedAtMs: PLACED_AT,
        }),
  ),
  fc.tuple(id, fc.boolean(), fc.option(fc.nat(TOTAL))).map(
    ([asked, restock, refundMinor]): Decide =>
      (order) =>
        acceptReturn(order, {
          returnId: uuid(600 + asked),
          restock,
          refundMinor,
          refundId: uuid(700 + asked),
          atMs: PLACED_AT,
        }),
  ),
  id.map(
    (asked): Decide =>
      (order) =>
        refuseReturn(order, { returnId: uuid(600 + asked), why: 'none', atMs: PLACED_AT }),
  ),
);

const carriage = {
  brandId: null,
  carrier: 'SF',
  trackingNumber: '1',
  shippedAtMs: PLACED_AT,
  dueMs: PLACED_AT + 1_000,
};
const payment = (n: number) => ({
  provider: 'test',
  reference: null,
  paidAtMs: PLACED_AT,
  paymentId: uuid(200 + n),
  amountMinor: TOTAL,
  currency: 'CNY',
  refundId: uuid(300 + n),
  atMs: PLACED_AT,
});

const change: fc.Arbitrary<OrderChange> = fc
  .nat(ORDERS - 1)
  .chain((n) =>
    wish(n).map((asked) => ({ orderId: uuid(100 + n), actor: { kind: 'timer' as const, id: 'chance' }, ...asked })),
  );

function opened(): Books {
  const orders = Array.from({ length: ORDERS }, (_, n): Order => {
    const ids = { orderId: uuid(100 + n), paymentId: uuid(200 + n), viewerId: `viewer-${n % 2}` };
    return placedOrder({ ...ids, lines: LINES, totalMinor: TOTAL });
  });
  const allocations = LINES.map(({ allocationId, skuId, quantity }) =>
    allocation({ allocationId, skuId, intended: UNITS, allocated: UNITS, reserved: quantity * ORDERS }),
  );
  return {
    orders: new Map(orders.map((order) => [order.orderId, order])),
    allocations: new Map(allocations.map((one) => [one.allocationId, one])),
    buyers: new Set(),
    refunds: new Map(),
    promotions: noPromotions(PLACED_AT),
  };
}

/** Counted here by itself, so that a mistake in counting is found, too. */
const unitsIn = (parts: readonly { readonly lines: readonly LineUnits[] }[], { skuId }: OrderLine): number =>
  parts
    .flatMap(({ lines }) => lines)
    .filter((one) => one.skuId === skuId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const returnsThat = ({ fulfilment }: BoughtOrder, hold: (decision: ReturnDecision) => boolean) =>
  fulfilment.returns.filter(({ decision }) => hold(decision));

/** Where every unit of a line of an order is counted. */
function countedIn(order: Order, line: OrderLine): 'reserved' | number {
  if (order.status === 'placed') return 'reserved';
  if (!isBought(order)) return 0;
  const { fulfilment } = order;
  const shipped = unitsIn(fulfilment.shipments, line);
  const restocked = unitsIn(
    returnsThat(order, (decision) => decision.state === 'accepted' && decision.restocked),
    line,
  );
  return (order.status === 'refunded' ? shipped : line.quantity) - restocked;
}

function expectStock(books: Books): void {
  for (const [n, line] of LINES.entries()) {
    const counts = [...books.orders.values()].map((order) => countedIn(order, order.lines[n] ?? line));
    const found = books.allocations.get(line.allocationId) as Allocation;
    expect(found.reserved).toBe(counts.filter((count) => count === 'reserved').length * line.quantity);
    expect(found.sold).toBe(counts.reduce<number>((sum, count) => sum + (count === 'reserved' ? 0 : count), 0));
    expect(found.reserved + found.sold).toBeLessThanOrEqual(found.allocated);
    expect(found.allocated).toBe(UNITS);
  }
}

function expectUnits(order: Order): void {
  if (!isBought(order)) return expect('fulfilment' in order).toBe(false);
  for (const line of order.lines) {
    const shipped = unitsIn(order.fulfilment.shipments, line);
    expect(shipped).toBeLessThanOrEqual(line.quantity);
    expect(
      unitsIn(
        returnsThat(order, ({ state }) => state !== 'refused'),
        line,
      ),
    ).toBeLessThanOrEqual(shipped);
  }
}

/** Long enough that most orders are paid, shipped and returned in them. */
const stories = { minLength: 30, maxLength: 60, size: 'max' } as const;

const after = (books: Books, decided: ReturnType<typeof decideChanges>): Books => ({
  ...books,
  orders: new Map([...books.orders, ...decided.orders.map((order) => [order.orderId, order] as const)]),
  allocations: new Map([...books.allocations, ...decided.allocations.map((one) => [one.allocationId, one] as const)]),
});

describe('whatever is asked about orders that are shipped, received and returned', () => {
  it('each is in one legal state, and no unit and no money is lost or made', () => {
    fc.assert(
      fc.property(fc.array(change, stories), fc.array(fc.integer({ min: 1, max: 6 }), stories), (story, batches) => {
        let books = opened();
        const givenBack = new Map<string, number>();
        const buyers = new Set<string>();
        for (let step = 0, batch = 0; step < story.length; batch += 1) {
          const taken = story.slice(step, step + (batches[batch] ?? 1));
          step += taken.length;
          // As the write door does: buyers are known only where money is taken.
          const known = taken.some(({ takesMoney }) => takesMoney) ? buyers : new Set<string>();
          const decided = decideChanges({ ...books, buyers: known }, taken);
          for (const { order, refund } of decided.refunds)
            givenBack.set(order.orderId, (givenBack.get(order.orderId) ?? 0) + refund.amountMinor);
          // No change without its line in the timeline, and no line without a change.
          expect(new Set(decided.happened.map(({ order }) => order.orderId))).toEqual(
            new Set(decided.orders.map(({ orderId }) => orderId)),
          );
          // Whoever has bought before is not new, whatever happens to the order.
          for (const { viewerId } of decided.firstPurchases) {
            expect(buyers).not.toContain(viewerId);
            buyers.add(viewerId);
          }
          books = after(books, decided);
          expectStock(books);
          [...books.orders.values()].forEach(expectUnits);
        }

        for (const order of books.orders.values()) {
          const given = givenBack.get(order.orderId) ?? 0;
          if (isBought(order)) expect(given).toBe(refundedMinorOf(order));
          else expect([0, TOTAL]).toContain(given);
          expect(given).toBeLessThanOrEqual(TOTAL);
        }
      }),
      { numRuns: 150 },
    );
  });
});
