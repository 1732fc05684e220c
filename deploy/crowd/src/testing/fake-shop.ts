import { newId } from '@shopcast/kernel';
import type { Random } from '../plan/random.js';
import type { FakeFacts } from './fake-facts.js';
import { FakeCoupons } from './fake-coupons.js';
import { type FakeLine, FakeStock } from './fake-stock.js';

interface FakeOrder {
  readonly orderId: string;
  readonly viewerId: string;
  readonly lines: readonly FakeLine[];
  readonly totalMinor: number;
  readonly couponIds: readonly string[];
  readonly paymentId: string;
  readonly refunds: Map<string, number>;
  status: 'placed' | 'paid' | 'cancelled' | 'partly_refunded' | 'refunded';
}

/** What a shop must not do, so that a run against it can be seen to notice. */
export type Flaw = 'oversells' | 'forgets an order' | 'doubles a repeated order' | 'refuses while units are free';

const PAYMENT_MS = { atLeast: 30, atMost: 400 };

/** Listings, stock, orders and payments, with the delays between services that real ones have. */
export class FakeShop {
  readonly stock: FakeStock;
  readonly coupons: FakeCoupons;
  private readonly placed = new Map<string, { readonly body: string; readonly order: FakeOrder | null }>();
  private readonly orders = new Map<string, FakeOrder>();
  private readonly payments = new Map<string, FakeOrder>();

  constructor(
    private readonly facts: FakeFacts,
    private readonly random: Random,
    private readonly flaw: Flaw | null,
  ) {
    this.stock = new FakeStock(flaw === 'oversells' ? 1 : 0);
    this.coupons = new FakeCoupons(facts);
  }

  /** 409 while the first request with this key is still being decided, and for a key with another body. */
  async place(viewerId: string, key: string, lines: readonly FakeLine[], couponIds: readonly string[] = []) {
    const body = JSON.stringify([viewerId, lines, couponIds]);
    const known = this.placed.get(key);
    if (known && known.body !== body) return refused(409, 'order.idempotency_key_reused');
    if (known && !known.order) return refused(409, 'order.in_progress');
    if (known?.order && this.flaw !== 'doubles a repeated order') return { status: 201, body: shown(known.order) };

    this.placed.set(key, { body, order: null });
    await new Promise((decided) => setTimeout(decided, 3));
    const wronglyRefused = this.flaw === 'refuses while units are free' && this.orders.size >= 100;
    if (wronglyRefused || !this.stock.reserve(lines)) {
      this.placed.delete(key);
      return refused(409, 'order.sold_out');
    }
    const order = this.make(viewerId, lines, couponIds);
    this.placed.set(key, { body, order });
    return { status: 201, body: shown(order) };
  }

  order(orderId: string) {
    const order = this.orders.get(orderId);
    return order ? { status: 200, body: shown(order) } : refused(404, 'order.not_found');
  }

  list() {
    return { status: 200, body: { items: [...this.orders.values()].map(shown), nextCursor: null } };
  }

  cancel(orderId: string) {
    const order = this.orders.get(orderId);
    if (order?.status === 'paid') this.facts.faults.push('a paid order is cancelled');
    if (order?.status === 'placed') this.giveBack(order);
    return { status: 200, body: {} };
  }

  /** The provider reports back later, and sometimes twice. */
  confirm(paymentId: string, outcome: string) {
    const order = this.payments.get(paymentId);
    if (!order) return refused(404, 'payment.not_found');
    if (order.status === 'cancelled' && outcome === 'succeeded') this.facts.faults.push('a cancelled order is paid');
    for (const _callback of [1, 2])
      setTimeout(() => this.settle(order, outcome), this.random.between(PAYMENT_MS.atLeast, PAYMENT_MS.atMost));
    return { status: 202, body: {} };
  }

  /** One key, one refund; the units come back with the last of the money. */
  refund(orderId: string, key: string, amountMinor: number | undefined) {
    const order = this.orders.get(orderId);
    if (!order || order.status === 'placed') return refused(409, 'order.not_refundable');
    const refundMinor = order.refunds.get(key) ?? amountMinor ?? order.totalMinor - refundedMinorOf(order);
    order.refunds.set(key, refundMinor);
    const whole = refundedMinorOf(order) === order.totalMinor;
    if (whole && order.status !== 'refunded') this.stock.sell(order.lines, -1);
    order.status = whole ? 'refunded' : 'partly_refunded';
    return { status: 201, body: { refundMinor } };
  }

  private make(viewerId: string, lines: readonly FakeLine[], couponIds: readonly string[]): FakeOrder {
    const [orderId, paymentId] = [newId(), newId()];
    const totalMinor = this.coupons.use(couponIds, viewerId, this.stock.priceOf(lines));
    const ordered = { orderId, viewerId, lines, totalMinor, couponIds, paymentId };
    const order: FakeOrder = { ...ordered, refunds: new Map(), status: 'placed' };
    const forgotten = this.flaw === 'forgets an order' && this.orders.size === 7;
    if (!forgotten) this.orders.set(orderId, order);
    this.payments.set(paymentId, order);
    this.facts.record({ id: orderId, type: 'placed', viewerId, amount: totalMinor });
    return order;
  }

  private settle(order: FakeOrder, outcome: string): void {
    if (order.status !== 'placed') return;
    if (outcome !== 'succeeded') return this.giveBack(order);
    order.status = 'paid';
    this.stock.release(order.lines);
    this.stock.sell(order.lines, 1);
    const { orderId, viewerId, totalMinor } = order;
    this.facts.record({ id: `paid ${orderId}`, type: 'paid', viewerId, amount: totalMinor });
  }

  private giveBack(order: FakeOrder): void {
    order.status = 'cancelled';
    this.stock.release(order.lines);
    this.coupons.giveBack(order.couponIds);
  }
}

const refundedMinorOf = ({ refunds }: FakeOrder) => [...refunds.values()].reduce((sum, minor) => sum + minor, 0);

const refused = (status: number, code: string) => ({ status, body: { code } });

const shown = (order: FakeOrder) => {
  const { orderId, viewerId, status, totalMinor, paymentId } = order;
  return { orderId, viewerId, status, totalMinor, refundedMinor: refundedMinorOf(order), payment: { paymentId } };
};
