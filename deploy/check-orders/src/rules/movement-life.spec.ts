import { orderDossier } from '../evidence/dossiers.js';
import type { FulfilmentFound, MovementFound, OrderFound } from '../evidence/papers.js';
import { movementLife } from './movement-life.js';

const [ORDER, ALLOCATION, LISTING, SKU] = ['order', 'allocation', 'listing', 'sku'];
const books = { provider: false, ledger: false };

const order = (status: string, changes: Partial<OrderFound> = {}): OrderFound => ({
  ...{ orderId: ORDER, accountId: 'account', sessionId: 'session', viewerId: 'viewer' },
  ...{ paymentId: 'payment', placementKey: 'key', paymentProvider: 'test', currency: 'CNY', totalMinor: 300 },
  lines: [{ allocationId: ALLOCATION, listingId: LISTING, skuId: SKU, quantity: 3, unitPriceMinor: 100 }],
  ...{ gifts: [], coupons: [], counted: [], fulfilment: null, newBuyer: null, refundedMinor: 0, moneyReturned: false },
  ...{ preSale: null, balancePaymentId: null, balanceReturned: false },
  status,
  ...changes,
});

const move = (cause: string, reservedBy: number, soldBy: number, offeredBy = 0): MovementFound => ({
  ...{ movementId: 1, accountId: 'account', allocationId: ALLOCATION, orderId: ORDER, movedAtMs: 0, allocatedBy: 0 },
  ...{ cause, reservedBy, offeredBy, soldBy },
});

const units = (quantity: number) => [{ listingId: LISTING, skuId: SKU, quantity }];
const fulfilment = (shipped: number, restocked: number): FulfilmentFound => ({
  shipments: [{ shipmentId: 's', lines: units(shipped), receipt: { kind: 'received' } }],
  returns: [{ returnId: 'r', lines: units(restocked), decision: { state: 'accepted', restocked: true } }],
});

const judged = (found: OrderFound, ...movements: MovementFound[]): string[] => {
  const papers = movements.map((movement) => ({ kind: 'movement', movement }) as const);
  const dossier = orderDossier(ORDER, [{ kind: 'order', order: found }, ...papers], books);
  return [...movementLife.judge(dossier)].map(({ what }) => what);
};

const placed = move('order_placed', 3, 0);
const paid = move('order_paid', -3, 3);

describe('the movements of an order', () => {
  it.each([
    ['placed', order('placed'), [placed]],
    ['paid', order('paid'), [placed, paid]],
    ['expired', order('expired'), [placed, move('order_expired', -3, 0)]],
    [
      'cancelled, and paid for after all',
      order('paid'),
      [placed, move('order_cancelled', -3, 0), move('order_paid', 0, 3)],
    ],
    ['refunded', order('refunded'), [placed, paid, move('order_refunded', 0, -3)]],
    ['refunded in part', order('partly_refunded'), [placed, paid]],
    [
      'returned in part',
      order('partly_refunded', { fulfilment: fulfilment(3, 2) }),
      [placed, paid, move('order_returned', 0, -2)],
    ],
    [
      'refunded when one unit had been shipped',
      order('refunded', { fulfilment: fulfilment(1, 0) }),
      [placed, paid, move('order_refunded', 0, -2)],
    ],
    ['refunded when all had been shipped', order('refunded', { fulfilment: fulfilment(3, 0) }), [placed, paid]],
    ['of units that were held for who waited', order('placed'), [move('order_placed', 1, 0, -2)]],
    ['waiting for its balance', order('deposit_paid'), [placed]],
    ['paid in two payments', order('paid'), [placed, paid]],
    ['forfeited', order('forfeited'), [placed, move('order_forfeited', -3, 0)]],
    [
      'paid for after its deposit was forfeited',
      order('paid'),
      [placed, move('order_forfeited', -3, 0), move('order_paid', 0, 3)],
    ],
    [
      'taken up again by a late deposit, and paid',
      order('paid'),
      [placed, move('order_expired', -3, 0), move('deposit_paid', 3, 0), paid],
    ],
    [
      'refunded when its gift had left with the first parcel',
      order('refunded', {
        fulfilment: fulfilment(3, 0),
        gifts: [{ allocationId: ALLOCATION, quantity: 1 }],
      }),
      [move('order_placed', 4, 0), move('order_paid', -4, 4)],
    ],
    [
      'with a gift of the same',
      order('placed', { gifts: [{ allocationId: ALLOCATION, quantity: 1 }] }),
      [move('order_placed', 4, 0)],
    ],
  ])('are its life when it is %s', (_what, found, movements) => {
    expect(judged(found, ...movements)).toEqual([]);
  });

  it.each([
    ['a payment takes no units', order('paid'), [placed]],
    ['units are sold twice', order('paid'), [placed, paid, paid]],
    ['too few are reserved', order('placed'), [move('order_placed', 2, 0)]],
    ['more come back than were sold', order('refunded'), [placed, paid, move('order_refunded', 0, -4)]],
    ['returned units do not come back', order('paid', { fulfilment: fulfilment(3, 2) }), [placed, paid]],
    [
      'shipped units come back with the money alone',
      order('refunded', { fulfilment: fulfilment(3, 0) }),
      [placed, paid, move('order_refunded', 0, -3)],
    ],
    ['something moves that nobody knows', order('placed'), [placed, move('units_evaporated', 0, 0)]],
    ['a deposit is forfeited and its units stay', order('forfeited'), [placed]],
    ['a deposit that is in time reserves again', order('deposit_paid'), [placed, move('deposit_paid', 3, 0)]],
    ['another allocation is moved', order('placed'), [placed, { ...placed, allocationId: 'another' }]],
  ])('are wrong when %s', (_what, found, movements) => {
    expect(judged(found, ...movements)).not.toEqual([]);
  });
});
