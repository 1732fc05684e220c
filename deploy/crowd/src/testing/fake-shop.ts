import { newId } from '@shopcast/kernel';
import type { Random } from '../plan/random.js';
import type { FakeFacts } from './fake-facts.js';

interface FakeOrder {
  readonly orderId: string;
  readonly viewerId: string;
  readonly totalMinor: number;
  readonly paymentId: string;
  status: 'placed' | 'paid' | 'cancelled' | 'failed';
}

interface FakeSku {
  priceMinor: number;
  readonly listPriceMinor: number;
  allocated: number;
  reserved: number;
}

/** How long one service takes to hear of what another one did. */
const TRAVEL_MS = 40;
const PAYMENT_MS = { atLeast: 30, atMost: 400 };

/** Listings, stock, orders and payments, with the delays between services that real ones have. */
export class FakeShop {
  private readonly skus = new Map<string, FakeSku>();
  private readonly placed = new Map<string, { readonly body: string; readonly order: FakeOrder | null }>();
  private readonly orders = new Map<string, FakeOrder>();

  constructor(
    private readonly facts: FakeFacts,
    private readonly random: Random,
  ) {}

  list(skuId: string, listPriceMinor: number): void {
    this.skus.set(skuId, { listPriceMinor, priceMinor: listPriceMinor, allocated: 0, reserved: 0 });
  }

  /** Changes reach the order side a little later, in the order in which they were made. */
  setPrice(skuId: string, priceMinor: number | null): void {
    setTimeout(() => {
      const sku = this.skus.get(skuId);
      if (sku) sku.priceMinor = priceMinor ?? sku.listPriceMinor;
    }, TRAVEL_MS);
  }

  setUnits(skuId: string, units: number): void {
    setTimeout(() => {
      const sku = this.skus.get(skuId);
      if (sku) sku.allocated = units;
    }, TRAVEL_MS);
  }

  stock(skuIds: readonly string[]) {
    return skuIds.map((skuId) => ({ skuId, allocated: this.skus.get(skuId)?.allocated ?? 0 }));
  }

  /** 409 while the first request with this key is still being decided, and for a key with another body. */
  async place(viewerId: string, key: string, lines: readonly { skuId: string; quantity: number }[]) {
    const body = JSON.stringify([viewerId, lines]);
    const known = this.placed.get(key);
    if (known && known.body !== body) this.facts.faults.push('one idempotency key, two orders');
    if (known)
      return {
        status: known.order ? 201 : 409,
        body: known.order ? shown(known.order) : { code: 'order.in_progress' },
      };

    this.placed.set(key, { body, order: null });
    await new Promise((decided) => setTimeout(decided, 3));
    let totalMinor = 0;
    for (const { skuId, quantity } of lines) {
      const sku = this.skus.get(skuId);
      if (!sku || sku.reserved + quantity > sku.allocated) return { status: 409, body: { code: 'order.sold_out' } };
      sku.reserved += quantity;
      totalMinor += sku.priceMinor * quantity;
    }
    const order: FakeOrder = { orderId: newId(), viewerId, totalMinor, paymentId: newId(), status: 'placed' };
    this.placed.set(key, { body, order });
    this.orders.set(order.orderId, order);
    this.facts.record({ id: order.orderId, type: 'placed', viewerId, amount: totalMinor });
    return { status: 201, body: shown(order) };
  }

  order(orderId: string) {
    const order = this.orders.get(orderId);
    return order ? { status: 200, body: shown(order) } : { status: 404, body: { code: 'order.not_found' } };
  }

  cancel(orderId: string) {
    const order = this.orders.get(orderId);
    if (order?.status === 'paid') this.facts.faults.push('a paid order is cancelled');
    if (order) order.status = 'cancelled';
    return { status: 200, body: {} };
  }

  /** The provider reports back later, and sometimes twice. */
  confirm(paymentId: string, outcome: string) {
    const order = [...this.orders.values()].find((candidate) => candidate.paymentId === paymentId);
    if (!order) return { status: 404, body: { code: 'payment.not_found' } };
    if (order.status === 'cancelled') this.facts.faults.push('a cancelled order is paid');
    for (const _callback of [1, 2])
      setTimeout(() => this.settle(order, outcome), this.random.between(PAYMENT_MS.atLeast, PAYMENT_MS.atMost));
    return { status: 202, body: {} };
  }

  private settle(order: FakeOrder, outcome: string): void {
    order.status = outcome === 'succeeded' ? 'paid' : 'failed';
    const { orderId, viewerId, totalMinor } = order;
    if (order.status === 'paid')
      this.facts.record({ id: `paid ${orderId}`, type: 'paid', viewerId, amount: totalMinor });
  }
}

const shown = ({ orderId, status, totalMinor, paymentId }: FakeOrder) => ({
  orderId,
  status,
  totalMinor,
  payment: { paymentId },
});
