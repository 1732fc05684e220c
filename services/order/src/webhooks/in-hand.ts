import type { ClaimedDelivery } from '../persistence/webhooks/delivery.row.js';
import { webhookMetrics } from './webhook-metrics.js';

/** With more requests than this under way an endpoint gets one place only: it slows down, and still nobody is left out. */
const MOST_AT_ONCE = 1_000;

/** What this process is sending. */
export class InHand {
  private readonly places = new Map<string, number>();
  private readonly sending = new Set<Promise<void>>();
  private requests = 0;

  /** @param perEndpoint places of one endpoint */
  constructor(private readonly perEndpoint: number) {}

  /** How many more deliveries of the endpoint may be taken. */
  roomFor(endpointId: string): number {
    const most = this.requests < MOST_AT_ONCE ? this.perEndpoint : 1;
    return Math.max(0, most - (this.places.get(endpointId) ?? 0));
  }

  /** @param sent ends when the delivery is settled; never rejects */
  add({ endpointId }: ClaimedDelivery, sent: Promise<void>): void {
    this.change(endpointId, 1);
    const all = sent.finally(() => this.sending.delete(all));
    this.sending.add(all);
  }

  /** The request is over: its place is free for the next, which is claimed in the turn that settles this one. */
  answered({ endpointId }: ClaimedDelivery): void {
    this.change(endpointId, -1);
  }

  /** Resolves when nothing is under way. */
  async empty(): Promise<void> {
    while (this.sending.size > 0) await Promise.allSettled([...this.sending]);
  }

  private change(endpointId: string, by: number): void {
    this.requests += by;
    const places = (this.places.get(endpointId) ?? 0) + by;
    if (places > 0) this.places.set(endpointId, places);
    else this.places.delete(endpointId);
    webhookMetrics.inHand.set(this.requests);
  }
}
