import { totalMinor } from '../plan/expected-metrics.js';
import type { OrderStep } from '../plan/script.js';
import { accepted } from './api.js';
import { BuyerAtDesk, draftOf, type OrderDraft, type PlacedOrder } from './buyer-at-desk.js';
import { idOf, type Stage } from './stage.js';
import type { ViewerClient } from './viewer-client.js';

const ordering = { method: 'POST', path: '/v1/orders' } as const;
const FIRST_LOOK_MS = 400;
const LONGEST_LOOK_MS = 2_000;
/** Somebody whose payment does not arrive taps again; the wallet takes the second tap for the first. */
const TAP_AGAIN_MS = 6_000;

/** One viewer's orders, from placing to paid. */
export class Checkout {
  private readonly desk: BuyerAtDesk;
  private readonly orders = new Map<string, PlacedOrder>();
  private readonly arriving: Promise<void>[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly client: ViewerClient,
  ) {
    this.desk = new BuyerAtDesk(stage, client);
  }

  async place(step: OrderStep): Promise<void> {
    const { gates, sessionId, listings, tally } = this.stage;
    await gates.pricesOf(step.lines);
    try {
      const lines = step.lines.map((line) => listings.lineOf(line));
      const place = () => this.ask(draftOf(sessionId, lines), idOf(this.stage, 'order', step.order));
      const [placed, again] = await Promise.all(step.twice ? [place(), place()] : [place()]);
      if (!placed) return;
      this.orders.set(step.order, placed);
      tally.ordersPlaced++;
      if (again && again.orderId !== placed.orderId) tally.note('one order sent twice became two');
      if (placed.totalMinor !== totalMinor(step)) tally.note('an order was charged another price than its buyer saw');
    } finally {
      gates.answered(step.lines);
    }
  }

  async pay(order: string, outcome: 'succeeded' | 'failed', twice: boolean): Promise<void> {
    const placed = this.orders.get(order);
    if (!placed) return;
    await Promise.all((twice ? [1, 2] : [1]).map(() => this.desk.pay(placed, outcome)));
    if (outcome === 'failed') return;
    const arriving = this.untilPaid(placed);
    // Whoever waits for the payments hears of a failure; until then nobody does.
    arriving.catch(() => undefined);
    this.arriving.push(arriving);
  }

  /** Comes back when the shop has seen the money of every payment. */
  async paymentsArrived(): Promise<void> {
    await Promise.all(this.arriving);
  }

  async cancel(order: string): Promise<void> {
    const placed = this.orders.get(order);
    if (placed) await this.desk.cancel(placed);
  }

  private async ask(draft: OrderDraft, key: string): Promise<PlacedOrder> {
    return accepted<PlacedOrder>(ordering, await this.desk.place(draft, key));
  }

  private async untilPaid(placed: PlacedOrder): Promise<void> {
    const { clock, tally, patience } = this.stage;
    const sinceMs = performance.now();
    let tappedAtMs = sinceMs;
    for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(LONGEST_LOOK_MS, pauseMs * 1.6)) {
      await clock.rest(pauseMs);
      const { status } = await this.client.get<PlacedOrder>(`/v1/orders/${placed.orderId}`);
      if (status === 'paid') break;
      if (performance.now() - sinceMs > patience.outageMs) return tally.note('a payment never arrived');
      if (performance.now() - tappedAtMs < TAP_AGAIN_MS) continue;
      tappedAtMs = performance.now();
      await this.desk.pay(placed, 'succeeded');
    }
    tally.ordersPaid++;
    tally.gmvMinor += placed.totalMinor;
  }
}
