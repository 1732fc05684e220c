import {
  type Fact,
  listingListed,
  orderPaid,
  orderPlaced,
  orderRefunded,
  sessionDrafted,
  sessionEnded,
  sessionStarted,
  shopVisited,
  viewerEntered,
  viewerLeft,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest } from '@shopcast/testing';

const LINE = { listingId: newId(), skuId: newId(), quantity: 1, unitPriceMinor: 9_900 };

/** A session as the other services' facts tell it to analytics; times are milliseconds after its start. */
export class ToldSession {
  readonly sessionId = newId();
  readonly startedAtMs: number;

  constructor(
    private readonly analytics: ServiceUnderTest,
    readonly accountId: string = newId(),
    startedAgoMs = 60_000,
  ) {
    this.startedAtMs = Date.now() - startedAgoMs;
  }

  async starts(): Promise<void> {
    const plan = { ...this.room, title: 'Spring handbags', medium: 'video', timeScale: 1, currency: 'CNY' } as const;
    await this.happens(-1, sessionDrafted.of(plan));
    await this.happens(0, sessionStarted.of({ ...plan, startedAt: this.instant(0) }));
  }

  async ends(afterMs: number): Promise<void> {
    const ended = { ...this.room, startedAt: this.instant(0), endedAt: this.instant(afterMs) };
    await this.happens(afterMs, sessionEnded.of(ended));
  }

  /** Puts facts on the log and waits until they are folded. */
  async happens(afterMs: number, ...facts: Fact<object>[]): Promise<void> {
    await this.analytics.log.tellAll(facts, { timeMs: this.startedAtMs + afterMs });
  }

  entered = (viewerId: string, stayId = newId()): Fact<object> =>
    viewerEntered.of({ ...this.room, viewerId, stayId, follower: false, source: { channel: 'push' } });

  left = (viewerId: string, stayId: string): Fact<object> =>
    viewerLeft.of({ ...this.room, viewerId, stayId, reason: 'left' });

  /** What everybody buys, as a listing of a brand. */
  listed = (brandId: string): Fact<object> =>
    listingListed.of({
      ...{ accountId: this.accountId, listingId: LINE.listingId, brandId, productId: newId(), title: 'Bag' },
      ...{ currency: 'CNY', skus: [{ skuId: LINE.skuId, title: 'One size', listPriceMinor: LINE.unitPriceMinor }] },
    });

  visited = (viewerId: string): Fact<object> => shopVisited.of({ ...this.room, viewerId });

  placed = (viewerId: string, orderId = newId()): Fact<object> =>
    orderPlaced.of({ ...this.room, ...this.order(viewerId, orderId), expiresAt: this.instant(900_000) });

  paid = (viewerId: string, orderId = newId()): Fact<object> =>
    orderPaid.of({ ...this.room, ...this.order(viewerId, orderId), paymentId: newId(), newBuyer: true });

  refunded = (viewerId: string, orderId: string, refundMinor = LINE.unitPriceMinor): Fact<object> =>
    orderRefunded.of({
      ...{ ...this.room, viewerId, orderId, refundId: newId(), refundMinor },
      ...{ refundedTotalMinor: refundMinor, currency: 'CNY' },
    });

  instant = (afterMs: number): string => new Date(this.startedAtMs + afterMs).toISOString();

  get path(): string {
    return `/v1/sessions/${this.sessionId}/metrics`;
  }

  get room(): { accountId: string; sessionId: string } {
    return { accountId: this.accountId, sessionId: this.sessionId };
  }

  private order = (viewerId: string, orderId: string) => ({
    viewerId,
    orderId,
    lines: [LINE],
    totalMinor: LINE.unitPriceMinor,
    currency: 'CNY',
  });
}
