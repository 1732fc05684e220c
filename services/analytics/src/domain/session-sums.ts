import type { RecordedEvent } from '@shopcast/contracts';
import { addCounts, type Counts, noCounts } from './counts.js';
import type { Effect } from './fact-effects.js';
import type { FirstVisit, VisitChange } from './first-visit.js';
import { type Moment, secondEndOf } from './moments.js';
import type { OrderChange } from './order-changes.js';
import { NEVER, type ProductChange, type ProductCount } from './product-changes.js';
import { bucketOf } from './session-minutes.js';
import type { Staying } from './staying.js';
import {
  noSourceCounts,
  type SourceChange,
  sourceCountNames,
  type SourceCounts,
  type TrafficSource,
} from './traffic-sources.js';

/** The session whose sums they are. */
export interface SessionRoom {
  readonly sessionId: string;
  readonly accountId: string;
}

/** What a batch adds to one bucket; see {@link bucketOf}. */
export interface BucketChange extends SessionRoom {
  readonly bucketMs: number;
  readonly counts: Counts;
  /** Flat: milliseconds after the bucket's start, change of the number of viewers present. */
  readonly presence: readonly number[];
  /** Flat: milliseconds after the bucket's start, change of the number of stays that have become long ones. */
  readonly longStays: readonly number[];
  /** Presence of those who may have stayed from the start, flat: `atMs`, `delta`, `sinceMs`, `awaySinceMs` of each. */
  readonly staying: readonly number[];
  /** By listing. */
  readonly products: ReadonlyMap<string, readonly ProductChange[]>;
  /** Of those who entered in it. */
  readonly visits: readonly VisitChange[];
  /** The counts again, by the second. */
  readonly moments: readonly Moment[];
}

interface GrowingBucket {
  readonly bucketMs: number;
  readonly counts: ReturnType<typeof noCounts>;
  readonly presence: number[];
  readonly longStays: number[];
  readonly staying: number[];
  readonly products: Map<string, ProductChange[]>;
  readonly visits: VisitChange[];
  readonly moments: Moment[];
}

/** What a batch adds to the sums of one session. */
export class SessionSums {
  facts = 0;
  traceparent: string | undefined;
  readonly orderChanges: OrderChange[] = [];
  private readonly buckets = new Map<number, GrowingBucket>();
  private readonly sources = new Map<string, TrafficSource & { readonly counts: Record<keyof SourceCounts, number> }>();

  constructor(
    readonly room: SessionRoom,
    readonly startedAtMs: number | null,
  ) {}

  take({ id, timeMs, traceparent }: RecordedEvent, { counts, order, products, takesBack }: Effect): void {
    this.facts += 1;
    if (traceparent !== undefined) this.traceparent = traceparent;
    if (order) this.orderChanges.push({ changeId: id, atMs: timeMs, ...order });
    if (counts) this.add(timeMs, counts);
    if (takesBack) this.add(takesBack.atMs, takesBack.counts);
    for (const { listingId, amounts } of products ?? []) {
      for (const [what, amount] of Object.entries(amounts ?? {}) as [ProductCount, number][])
        this.addToProduct(listingId, { what, atMs: timeMs, sinceMs: timeMs, beforeMs: NEVER, amount });
    }
  }

  add(atMs: number, counts: Partial<Counts>): void {
    const bucket = this.at(atMs);
    addCounts(bucket.counts, counts);
    bucket.moments.push({ atMs: secondEndOf(atMs, this.startedAtMs), counts });
  }

  addPresence(atMs: number, delta: number): void {
    const { bucketMs, presence } = this.at(atMs);
    presence.push(atMs - bucketMs, delta);
  }

  addLongStay(atMs: number, delta: number): void {
    const { bucketMs, longStays } = this.at(atMs);
    longStays.push(atMs - bucketMs, delta);
  }

  addStaying({ atMs, delta, sinceMs, awaySinceMs }: Staying, times: 1 | -1): void {
    this.at(atMs).staying.push(atMs, times * delta, sinceMs, awaySinceMs);
  }

  addToSource({ channel, detail }: TrafficSource, counts: SourceCounts, times: 1 | -1): void {
    const key = `${channel} ${detail}`;
    const source = this.sources.get(key) ?? { channel, detail, counts: noSourceCounts() };
    for (const name of sourceCountNames) source.counts[name] += times * counts[name];
    this.sources.set(key, source);
  }

  addVisit(visit: FirstVisit, delta: 1 | -1): void {
    this.at(visit.enteredMs).visits.push({ ...visit, delta });
  }

  addToProduct(listingId: string, change: ProductChange): void {
    const { products } = this.at(change.atMs);
    const changes = products.get(listingId);
    if (changes) changes.push(change);
    else products.set(listingId, [change]);
  }

  sourceChanges(): SourceChange[] {
    return [...this.sources.values()].filter(({ counts }) => sourceCountNames.some((name) => counts[name] !== 0));
  }

  changes(): BucketChange[] {
    return [...this.buckets.values()].map((bucket) => ({ ...this.room, ...bucket }));
  }

  private at(atMs: number): GrowingBucket {
    const bucketMs = bucketOf(atMs, this.startedAtMs);
    let bucket = this.buckets.get(bucketMs);
    if (!bucket) {
      bucket = {
        bucketMs,
        counts: noCounts(),
        presence: [],
        longStays: [],
        staying: [],
        products: new Map(),
        visits: [],
        moments: [],
      };
      this.buckets.set(bucketMs, bucket);
    }
    return bucket;
  }
}
