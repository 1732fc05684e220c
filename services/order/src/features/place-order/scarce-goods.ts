import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { LiveState, type Unsubscribe } from '@shopcast/live-state';
import { offerKey, type RequestedLine } from '../../domain/placement.js';
import type { Shortage } from '../../domain/placement.errors.js';

/** Where the desks of several processes tell each other. */
const NEWS = 'order.scarce-goods';
/** Of so many variants at most; more are forgotten, which costs the next request for one of them a place in the queue. */
const REMEMBERED = 50_000;

/**
 * Of which goods there was too little a moment ago: a guess, and nobody is refused on its word. It only says where to
 * look first, so it may be old, wrong or lost at any time.
 */
@Injectable()
export class ScarceGoods implements OnModuleInit, OnModuleDestroy {
  /** Units that were left, by {@link offerKey}. */
  private readonly left = new Map<string, number>();
  private endNews: Unsubscribe = () => undefined;

  constructor(private readonly liveState: LiveState) {}

  onModuleInit(): void {
    this.endNews = this.liveState.subscribe(NEWS, (message) => this.hear(message));
  }

  onModuleDestroy(): void {
    this.endNews();
  }

  /** Whether it would be no surprise if there were not enough. */
  seemShortOf(lines: readonly RequestedLine[]): boolean {
    if (this.left.size === 0) return false;
    return lines.some(({ listingId, skuId, quantity }) => {
      const left = this.left.get(offerKey(listingId, skuId));
      return left !== undefined && left < quantity;
    });
  }

  wereShort(shortages: readonly Shortage[]): void {
    for (const { listingId, skuId, left } of shortages) {
      const key = offerKey(listingId, skuId);
      if (this.left.get(key) === left) continue;
      this.remember(key, left);
      this.liveState.publish(NEWS, `${key} ${left}`);
    }
  }

  /** There is enough again, at least of these. */
  areThere(lines: readonly RequestedLine[]): void {
    for (const { listingId, skuId } of lines) this.left.delete(offerKey(listingId, skuId));
  }

  private hear(message: string): void {
    const [key = '', left] = message.split(' ');
    if (/^\d+$/.test(left ?? '')) this.remember(key, Number(left));
  }

  private remember(key: string, left: number): void {
    if (this.left.size >= REMEMBERED) this.left.clear();
    this.left.set(key, left);
  }
}
