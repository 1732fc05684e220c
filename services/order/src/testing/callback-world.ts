import { cancelOrder, expireOrder, giveUpPayment } from '../domain/close-order.js';
import type { Books, OrderChange } from '../domain/changes.js';
import { decideChanges } from '../domain/decide-changes.js';
import { type Order, refundedMinorOf } from '../domain/order.js';
import { payOrder } from '../domain/pay-order.js';
import {
  type RefundOutcome,
  type RefundProgress,
  afterNews,
  anotherRound,
} from '../domain/payments/refund-progress.js';
import { noPromotions } from '../domain/promotions/promotions.js';
import { refundOrder } from '../domain/refund-order.js';
import type { Allocation } from '../domain/stock.js';
import { ALLOCATION, allocation, LISTING, placedOrder, PLACED_AT, SKU, uuid } from './fixtures.js';

/** What can happen to orders and to money that goes back, in any order and any number of times. */
export type Happening =
  | { readonly what: 'paid' | 'failed' | 'cancelled' | 'expired'; readonly order: number }
  | { readonly what: 'refunded'; readonly order: number; readonly amountMinor: number | null }
  /** The desk asks the provider for a refund; the provider answers what became of it, or that it takes time. */
  | { readonly what: 'asked'; readonly refund: number; readonly takesTime: boolean }
  /** A callback about a refund: its end, or an old one from before. */
  | { readonly what: 'told'; readonly refund: number; readonly round: number; readonly old: boolean }
  | { readonly what: 'retried'; readonly refund: number };

type OrderHappening = Extract<Happening, { readonly order: number }>;

interface RefundInWorld {
  readonly refundId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  progress: RefundProgress;
}

export const ORDERS = 4;
export const PRICE = 9_900;
const UNITS = 5;
/** A provider fails a refund so often at most. */
const LAST_ROUND = 2;

const quantityOf = (order: number): number => (order % 2) + 1;
const orderId = (order: number): string => uuid(100 + order);
const paymentOf = (order: number) => ({
  provider: 'test',
  paymentId: uuid(200 + order),
  reference: null,
  amountMinor: quantityOf(order) * PRICE,
  currency: 'CNY',
  paidAtMs: PLACED_AT,
});

/** Orders of one product and a provider that moves money; what the desk decides is compared with what the provider did. */
export class CallbackWorld {
  books = openedBooks();
  readonly refunds: RefundInWorld[] = [];
  readonly paidFacts: string[] = [];
  readonly firstPurchases: string[] = [];
  readonly moved = { allocatedBy: 0, reservedBy: 0, soldBy: 0 };
  private readonly captured = new Map<string, number>();
  /** What the provider has decided about each try of each refund, once it was asked. */
  private readonly tries = new Map<string, 'made' | 'failed'>();
  private readonly received = new Map<string, number>();
  private steps = 0;

  /** @param succeeds what the provider decides about its first, second … try */
  constructor(private readonly succeeds: readonly boolean[]) {}

  /** Everything that is remembered, as text. */
  get state(): string {
    return JSON.stringify([this.orders, this.refunds, this.stock]);
  }

  take(happenings: readonly Happening[]): void {
    const ofOrders = happenings.filter((happened): happened is OrderHappening => 'order' in happened);
    if (ofOrders.length > 0) this.decide(ofOrders);
    for (const happened of happenings) this.moveRefund(happened);
  }

  /** Everything that is still to come comes: timers, the provider's last word, staff who try again. */
  settle(): void {
    this.take(Array.from({ length: ORDERS }, (_, order) => ({ what: 'expired', order })));
    for (let round = 0; round <= LAST_ROUND; round += 1)
      this.refunds.forEach((_refund, refund) =>
        this.take([
          { what: 'asked', refund, takesTime: true },
          { what: 'told', refund, round, old: false },
          { what: 'retried', refund },
        ]),
      );
  }

  get orders(): readonly Order[] {
    return [...this.books.orders.values()];
  }

  get stock(): Allocation {
    return this.books.allocations.get(ALLOCATION) ?? allocation();
  }

  /** Captured by the provider for an order, whatever the desk made of it. */
  capturedMinor(order: Order): number {
    return this.captured.get(order.orderId) ?? 0;
  }

  /** What the desk has written down as received. */
  receivedMinor(order: Order): number {
    return this.received.get(order.orderId) ?? 0;
  }

  /** Owed to the buyer or given back, as the desk has decided. */
  owedBackMinor(order: Order): number {
    return this.refunds.reduce((sum, refund) => sum + (refund.orderId === order.orderId ? refund.amountMinor : 0), 0);
  }

  /** How often the provider has paid a refund out. */
  payoutsOf({ refundId }: RefundInWorld): number {
    return [...this.tries].filter(([name, end]) => name.startsWith(refundId) && end === 'made').length;
  }

  private decide(happenings: readonly OrderHappening[]): void {
    const decided = decideChanges(
      this.books,
      happenings.map((happened) => changeBy(happened, (this.steps += 1))),
    );
    for (const { what, order } of happenings)
      if (what === 'paid') this.captured.set(orderId(order), paymentOf(order).amountMinor);
    for (const { order, refund } of decided.refunds)
      this.refunds.push({ ...refund, orderId: order.orderId, progress: { state: 'owed', round: 0 } });
    for (const { order, received } of decided.received)
      this.received.set(order.orderId, this.receivedMinor(order) + received.amountMinor);
    for (const { allocatedBy, reservedBy, soldBy } of decided.movements) {
      this.moved.allocatedBy += allocatedBy;
      this.moved.reservedBy += reservedBy;
      this.moved.soldBy += soldBy;
    }
    const paid = decided.published.filter(({ fact }) => fact.type === 'order.paid.v1');
    this.paidFacts.push(...paid.map(({ order }) => order.orderId));
    const buyers = decided.firstPurchases.map(({ viewerId }) => viewerId);
    this.firstPurchases.push(...buyers);
    this.books = {
      ...this.books,
      orders: new Map([...this.books.orders, ...decided.orders.map((order) => [order.orderId, order] as const)]),
      allocations: new Map([
        ...this.books.allocations,
        ...decided.allocations.map((one) => [one.allocationId, one] as const),
      ]),
      buyers: new Set([...this.books.buyers, ...buyers]),
    };
  }

  private moveRefund(happened: Happening): void {
    if (!('refund' in happened) || this.refunds.length === 0) return;
    const refund = this.refunds[happened.refund % this.refunds.length] as RefundInWorld;
    if (happened.what === 'retried') refund.progress = anotherRound(refund.progress) ?? refund.progress;
    if (happened.what === 'asked' && ['owed', 'asked'].includes(refund.progress.state)) {
      const { round } = refund.progress;
      const end = this.ask(refund, round);
      refund.progress = afterNews(refund.progress, { outcome: happened.takesTime ? 'processing' : end, round });
    }
    if (happened.what === 'told') {
      const end = this.tries.get(nameOf(refund, happened.round));
      const outcome: RefundOutcome | undefined = end && happened.old ? 'processing' : end;
      if (outcome) refund.progress = afterNews(refund.progress, { outcome, round: happened.round });
    }
  }

  /** The provider decides once about each try. */
  private ask(refund: RefundInWorld, round: number): 'made' | 'failed' {
    const name = nameOf(refund, round);
    const succeeds = round >= LAST_ROUND || this.succeeds[this.tries.size % this.succeeds.length] === true;
    const end = this.tries.get(name) ?? (succeeds ? 'made' : 'failed');
    this.tries.set(name, end);
    return end;
  }
}

const nameOf = ({ refundId }: RefundInWorld, round: number): string => `${refundId}#${round}`;

function changeBy(happened: OrderHappening, step: number): OrderChange {
  const { order: number } = happened;
  const change = { orderId: orderId(number), actor: { kind: 'timer', id: 'chance' } } as const;
  switch (happened.what) {
    case 'paid': {
      const payment = { ...paymentOf(number), refundId: uuid(300 + number), atMs: PLACED_AT };
      return { ...change, takesMoney: true, decide: (order, desk) => payOrder(order, payment, desk) };
    }
    case 'failed':
      return { ...change, decide: (order) => giveUpPayment(order, paymentOf(number)) };
    case 'cancelled':
      return { ...change, decide: (order) => cancelOrder(order, 'viewer_request') };
    case 'expired':
      return { ...change, decide: (order) => expireOrder(order, PLACED_AT + 900_000) };
    case 'refunded': {
      const refund = { refundId: uuid(400 + step), amountMinor: happened.amountMinor };
      return { ...change, decide: (order) => refundOrder(order, refund) };
    }
  }
}

/** Orders that hold six units, after the merchant has lowered the allocation to five. */
function openedBooks(): Books {
  const orders = Array.from({ length: ORDERS }, (_, n): Order => {
    const quantity = quantityOf(n);
    const line = { allocationId: ALLOCATION, listingId: LISTING, skuId: SKU, quantity, unitPriceMinor: PRICE };
    const ids = { orderId: orderId(n), paymentId: uuid(200 + n), viewerId: `viewer-${n % 2}` };
    return placedOrder({ ...ids, lines: [line], totalMinor: quantity * PRICE });
  });
  const reserved = orders.reduce((sum, { lines }) => sum + (lines[0]?.quantity ?? 0), 0);
  return {
    orders: new Map(orders.map((order) => [order.orderId, order])),
    allocations: new Map([[ALLOCATION, allocation({ intended: UNITS, allocated: reserved, reserved })]]),
    buyers: new Set(),
    promotions: noPromotions(PLACED_AT),
    refunds: new Map(),
  };
}

/** What the ledger must be, from the states of the orders alone. */
export function stockThatFollows(orders: readonly Order[]): Pick<Allocation, 'allocated' | 'reserved' | 'sold'> {
  const units = (...statuses: Order['status'][]): number =>
    orders
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { lines }) => sum + (lines[0]?.quantity ?? 0), 0);
  const [reserved, sold] = [units('placed'), units('paid', 'partly_refunded')];
  return { allocated: Math.max(UNITS, reserved + sold), reserved, sold };
}

/** What the shop still has of the buyer's money. */
export function keptMinor(order: Order): number {
  const isPaid = order.status === 'paid' || order.status === 'partly_refunded' || order.status === 'refunded';
  return isPaid ? order.totalMinor - refundedMinorOf(order) : 0;
}
