import type { Fact } from '@shopcast/contracts';
import type { Books, ChangeOutcome, DecidedChanges, OrderChange, RecordedRefund, RefundRequest } from './changes.js';
import { type Order, type OrderDecision, isBought, refundedMinorOf } from './order.js';
import { IdempotencyKeyReused, OrderNotFound } from './order.errors.js';
import { PromotionBook } from './promotions/promotion-book.js';
import { StockBook } from './stock-book.js';

interface Entry<Change> {
  readonly change: Change;
  readonly decision: OrderDecision;
  readonly facts: readonly Fact[];
  readonly refund: RecordedRefund | undefined;
  readonly isFirstPurchase: boolean;
}

/** The books while a batch is decided: every change sees what the ones before it did. */
export class OpenBooks<Change extends OrderChange> {
  private readonly stock: StockBook;
  private readonly promotions: PromotionBook;
  private readonly orders: Map<string, Order>;
  private readonly buyers: Set<string>;
  private readonly refunds: Map<string, RecordedRefund>;
  private readonly entries: Entry<Change>[] = [];

  constructor(private readonly found: Books) {
    this.stock = new StockBook(found.allocations);
    this.promotions = new PromotionBook(found.promotions);
    this.orders = new Map(found.orders);
    this.buyers = new Set(found.buyers);
    this.refunds = new Map(found.refunds);
  }

  /** @throws the DomainError with which the change is refused */
  decide(change: Change): ChangeOutcome {
    const before = this.orders.get(change.orderId);
    if (!before) throw new OrderNotFound(change.orderId);
    const earlier = change.request && this.refunds.get(change.request.key);
    if (earlier) return repeat(earlier, change.request, before);

    const newBuyer = !this.buyers.has(before.viewerId);
    const dealStands = this.promotions.canTake(before);
    const decision = change.decide(before, { allocations: this.stock.allocations, newBuyer, dealStands });
    if (decision.state === before) return { kind: 'decided', order: before };

    const refund = recordedRefund(decision, change.request);
    const isFirstPurchase = newBuyer && isBought(decision.state) && !isBought(before);
    const facts = [...decision.facts, ...this.promotionsFollow(before, decision.state)];
    this.enter({ change, decision, facts, refund, isFirstPurchase });
    return { kind: 'decided', order: decision.state, refund };
  }

  /** What has to be saved. */
  close(): Omit<DecidedChanges<Change>, 'outcomes'> {
    const { entries } = this;
    return {
      orders: [...this.orders.values()].filter((order) => order !== this.found.orders.get(order.orderId)),
      ...this.stock.entries(),
      published: entries.flatMap(({ change, decision: { state: order }, facts }) =>
        facts.map((fact) => ({ order, fact, change })),
      ),
      happened: entries.flatMap(({ change, decision: { state: order, happened } }) =>
        happened.map((happening) => ({ order, happening, change })),
      ),
      refunds: entries.flatMap(({ decision, refund }) => (refund ? [{ order: decision.state, refund }] : [])),
      promotions: this.promotions.entries(),
      received: entries.flatMap(({ decision: { state: order, received } }) => (received ? [{ order, received }] : [])),
      firstPurchases: entries.flatMap(({ decision, isFirstPurchase }) => (isFirstPurchase ? [decision.state] : [])),
    };
  }

  /** Whatever closes an order unpaid gives back what promotions gave it, and whatever opens it again takes it again. */
  private promotionsFollow(before: Order, after: Order): Fact[] {
    if (after.deal === null || isClosed(before) === isClosed(after)) return [];
    return isClosed(after) ? this.promotions.giveBack(after) : this.promotions.take(after);
  }

  private enter(entry: Entry<Change>): void {
    const { decision, refund, isFirstPurchase } = entry;
    this.stock.apply(decision.stock);
    this.orders.set(decision.state.orderId, decision.state);
    if (refund?.request) this.refunds.set(refund.request.key, refund);
    if (isFirstPurchase) this.buyers.add(decision.state.viewerId);
    this.entries.push(entry);
  }
}

const closed: readonly Order['status'][] = ['expired', 'cancelled', 'forfeited'];

const isClosed = ({ status }: Order): boolean => closed.includes(status);

function repeat(earlier: RecordedRefund, request: RefundRequest | undefined, order: Order): ChangeOutcome {
  if (earlier.request?.digest !== request?.digest) throw new IdempotencyKeyReused();
  return { kind: 'decided', order, refund: earlier };
}

function recordedRefund(
  { state, refund }: OrderDecision,
  request: RefundRequest | undefined,
): RecordedRefund | undefined {
  if (!refund) return undefined;
  // Money that came too late was never this order's; it goes back whole.
  const refundedTotalMinor = isBought(state) ? refundedMinorOf(state) : refund.amountMinor;
  const { refundId, amountMinor, from = [{ paymentId: state.paymentId, amountMinor }] } = refund;
  return { refundId, amountMinor, from, refundedTotalMinor, request };
}
