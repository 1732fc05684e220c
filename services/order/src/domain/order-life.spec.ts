import { allocation, ALLOCATION, placedOrder, PLACED_AT, uuid } from '../testing/fixtures.js';
import { cancelOrder, expireOrder, giveUpPayment } from './close-order.js';
import { nothingShipped } from './fulfilment/fulfilment.js';
import { shipOrder } from './fulfilment/ship-order.js';
import type { Order, OrderDecision, Paid } from './order.js';
import { type PaymentDesk, payOrder } from './pay-order.js';
import { refundOrder } from './refund-order.js';

const received = {
  provider: 'test',
  paymentId: uuid(11),
  reference: 'number 7',
  amountMinor: 19_800,
  currency: 'CNY',
  paidAtMs: PLACED_AT + 60_000,
};
const payment = { ...received, refundId: uuid(12), atMs: PLACED_AT + 60_000 };
const desk = (free: number, newBuyer = true): PaymentDesk => ({
  allocations: new Map([[ALLOCATION, allocation({ reserved: 10 - free })]]),
  newBuyer,
  dealStands: true,
});
const facts = ({ facts: published }: OrderDecision) => published.map(({ type }) => type);
const code = (refused: () => unknown): unknown => {
  try {
    return refused();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

const paid: Paid = { ...placedOrder(), status: 'paid', newBuyer: true, fulfilment: nothingShipped };
const expired = expireOrder(placedOrder(), PLACED_AT + 900_000).state;
const cancelled = cancelOrder(placedOrder(), 'viewer_request').state;
const refunded = refundOrder(paid, { refundId: uuid(20), amountMinor: null }).state;

describe('a payment', () => {
  it('turns what is reserved into what is sold, and tells whether the buyer is new', () => {
    const decision = payOrder(placedOrder(), payment, desk(0));

    expect(decision).toMatchObject({
      state: { status: 'paid', newBuyer: true },
      stock: [{ cause: 'order_paid', reservedBy: -2, soldBy: 2 }],
      facts: [{ type: 'order.paid.v1', data: { newBuyer: true, totalMinor: 19_800, paymentId: uuid(11) } }],
      received,
    });
    expect(payOrder(placedOrder(), payment, desk(0, false)).state).toMatchObject({ newBuyer: false });
  });

  it.each([paid, refunded])('changes nothing the second time ($status)', (order) => {
    expect(payOrder(order, payment, desk(10))).toEqual({ state: order, facts: [], stock: [], happened: [] });
  });

  it.each([expired, cancelled])('that is late takes units again if there are any ($status)', (order) => {
    expect(payOrder(order, payment, desk(2))).toMatchObject({
      state: { status: 'paid' },
      stock: [{ cause: 'order_paid', reservedBy: 0, soldBy: 2 }],
    });
  });

  it.each([expired, cancelled])('that is late and finds none goes back, once, and sells nothing ($status)', (order) => {
    const decision = payOrder(order, payment, desk(1));

    expect(decision).toMatchObject({
      state: { status: order.status, moneyReturned: true },
      received,
      refund: { refundId: uuid(12), amountMinor: 19_800 },
      facts: [],
      stock: [],
    });
    expect(payOrder(decision.state, payment, desk(10))).toEqual({
      state: decision.state,
      facts: [],
      stock: [],
      happened: [],
    });
  });

  it.each([{ amountMinor: 19_799 }, { currency: 'JPY' }, { paymentId: uuid(99) }, { provider: 'stripe' }])(
    'of other money is refused: %j',
    (other) => {
      expect(code(() => payOrder(placedOrder(), { ...payment, ...other }, desk(10)))).toBe('payment.mismatch');
    },
  );

  it('that fails gives the units back, and is old news afterwards', () => {
    const failed = giveUpPayment(placedOrder(), payment);

    expect(failed).toMatchObject({
      state: { status: 'cancelled', reason: 'payment_failed' },
      stock: [{ cause: 'order_cancelled', reservedBy: -2, soldBy: 0 }],
    });
    for (const order of [paid, expired, cancelled, refunded]) expect(giveUpPayment(order, payment).state).toBe(order);
  });

  it.each([{ paymentId: uuid(99) }, { provider: 'stripe' }])(
    'of another order that fails ends nothing: %j',
    (other) => {
      expect(code(() => giveUpPayment(placedOrder(), { ...payment, ...other }))).toBe('payment.mismatch');
    },
  );
});

describe('closing an order', () => {
  it('expires it exactly when its time is up, and frees the units', () => {
    expect(expireOrder(placedOrder(), PLACED_AT + 899_999).facts).toEqual([]);
    const decision = expireOrder(placedOrder(), PLACED_AT + 900_000);
    expect(facts(decision)).toEqual(['order.expired.v1']);
    expect(decision.stock).toMatchObject([{ cause: 'order_expired', reservedBy: -2, soldBy: 0 }]);
  });

  it.each([paid, cancelled, expired, refunded])('expires nothing that is no longer waiting ($status)', (order) => {
    expect(expireOrder(order, PLACED_AT + 900_000).state).toBe(order);
  });

  it('cancels it with a reason, and says nothing new the second time', () => {
    expect(facts(cancelOrder(placedOrder(), 'merchant_request'))).toEqual(['order.cancelled.v1']);
    expect(cancelOrder(cancelled, 'merchant_request')).toEqual({
      state: cancelled,
      facts: [],
      stock: [],
      happened: [],
    });
  });

  it.each([paid, expired, refunded])('cannot cancel what is $status', (order) => {
    expect(code(() => cancelOrder(order, 'viewer_request'))).toBe('order.not_cancellable');
  });
});

describe('a refund', () => {
  const refund = (order: Order, amountMinor: number | null) => refundOrder(order, { refundId: uuid(20), amountMinor });

  it('of everything gives back money and units', () => {
    expect(refund(paid, null)).toMatchObject({
      state: { status: 'refunded' },
      refund: { amountMinor: 19_800 },
      stock: [{ cause: 'order_refunded', reservedBy: 0, soldBy: -2 }],
      facts: [{ type: 'order.refunded.v1', data: { refundMinor: 19_800, refundedTotalMinor: 19_800 } }],
    });
  });

  it('of a part keeps the units sold, until the last part completes it', () => {
    const part = refund(paid, 9_800);
    expect(part).toMatchObject({ state: { status: 'partly_refunded', refundedMinor: 9_800 }, stock: [] });

    const rest = refund(part.state, null);
    expect(rest).toMatchObject({ state: { status: 'refunded' }, refund: { amountMinor: 10_000 } });
    expect(rest.stock).toHaveLength(1);
  });

  it('gives a gift back with the units, unless it has left with the first parcel', () => {
    const gift = { allocationId: uuid(77), listingId: uuid(78), skuId: uuid(79), quantity: 1 };
    const given: Paid = { ...paid, deal: { coupons: [], gifts: [gift], counted: [] } };
    const parcel = { shipmentId: uuid(80), digest: '', brandId: null, carrier: 'SF', trackingNumber: '1' };
    const one = given.lines.map(({ listingId, skuId }) => ({ listingId, skuId, quantity: 1 }));
    const sent = shipOrder(given, { ...parcel, lines: one, shippedAtMs: PLACED_AT, dueMs: PLACED_AT }).state;

    expect(refund(given, null).stock).toMatchObject([{ soldBy: -2 }, { allocationId: gift.allocationId, soldBy: -1 }]);
    expect(refund(sent, null).stock).toMatchObject([{ allocationId: ALLOCATION, soldBy: -1 }]);
  });

  it('of an order that cost nothing gives back its units and no money', () => {
    const free: Paid = { ...paid, totalMinor: 0, paymentProvider: 'none' };

    expect(refundOrder(free, { refundId: uuid(20), amountMinor: null })).toMatchObject({
      state: { status: 'refunded' },
      stock: [{ cause: 'order_refunded', soldBy: -2 }],
      facts: [{ data: { refundMinor: 0, refundedTotalMinor: 0 } }],
      refund: { amountMinor: 0 },
    });
    expect(code(() => refundOrder(free, { refundId: uuid(20), amountMinor: 1 }))).toBe('order.refund_too_large');
  });

  it('never exceeds what was paid, and is refused where nothing was', () => {
    expect(code(() => refund(paid, 19_801))).toBe('order.refund_too_large');
    expect(code(() => refund(refund(paid, 19_000).state, 801))).toBe('order.refund_too_large');
    for (const order of [placedOrder(), expired, cancelled, refunded])
      expect(code(() => refund(order, 1))).toBe('order.not_refundable');
  });
});
