import { placedOrder, PLACED_AT, uuid } from '../../testing/fixtures.js';
import type { Order, Paid } from '../order.js';
import { nothingShipped } from './fulfilment.js';
import { receiveDueShipments, receiveShipments } from './receive-shipments.js';
import { shipOrder } from './ship-order.js';

const paid: Paid = { ...placedOrder(), status: 'paid', newBuyer: true, fulfilment: nothingShipped };
const [{ listingId = '', skuId = '' } = {}] = paid.lines;

/** Ships units that count as received at `dueMs`. */
const shipped = (order: Order, n: number, quantity: number, dueMs: number): Order =>
  shipOrder(order, {
    ...{ shipmentId: uuid(500 + n), digest: '', brandId: null, carrier: 'SF', trackingNumber: '1' },
    ...{ lines: [{ listingId, skuId, quantity }], shippedAtMs: PLACED_AT, dueMs },
  }).state;
const told = ({ facts }: { facts: readonly { data: unknown }[] }) => facts.map(({ data }) => data);

describe('a shipment that nobody speaks of', () => {
  const order = shipped(shipped(paid, 1, 1, PLACED_AT + 1_000), 2, 1, PLACED_AT + 2_000);

  it('counts as received exactly when it is due', () => {
    expect(receiveDueShipments(order, PLACED_AT + 999)).toMatchObject({ state: order, facts: [] });

    const first = receiveDueShipments(order, PLACED_AT + 1_000);
    expect(told(first)).toMatchObject([{ shipmentId: uuid(501), by: 'timer', complete: false }]);
    expect(told(receiveDueShipments(first.state, PLACED_AT + 1_999))).toEqual([]);
    expect(told(receiveDueShipments(first.state, PLACED_AT + 2_000))).toMatchObject([{ complete: true }]);
  });

  it('is received with the others when the buyer has all, and the order is complete with the last', () => {
    const all = receiveShipments(order, { shipmentId: null, by: 'viewer', atMs: PLACED_AT });

    expect(told(all)).toMatchObject([{ complete: false }, { shipmentId: uuid(502), by: 'viewer', complete: true }]);
    expect(receiveShipments(all.state, { shipmentId: uuid(501), by: 'staff', atMs: 0 }).state).toBe(all.state);
  });

  it('leaves an order incomplete while units of it wait in the shop', () => {
    const half = shipped(paid, 1, 1, PLACED_AT);

    expect(told(receiveDueShipments(half, PLACED_AT))).toMatchObject([{ complete: false }]);
  });
});
