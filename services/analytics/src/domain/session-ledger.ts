import { addCounts, type Counts, noCounts } from './counts.js';
import { presenceRun, type PresenceRun } from './presence-run.js';
import { minuteOf } from './session-minutes.js';

/** One stored bucket of one partition: what {@link BucketChange}s have added up to. */
export interface Bucket {
  readonly partition: number;
  readonly bucketMs: number;
  readonly counts: Counts;
  /** Flat: milliseconds after the bucket's start, change of the number of viewers present; any order. */
  readonly presence: readonly number[];
}

/** All that happened in one minute of the session, over all partitions. */
export interface LedgerMinute {
  readonly minute: number;
  readonly counts: Counts;
  readonly presence: PresenceRun;
}

/** A session's minutes, put together from the buckets of all partitions; only minutes with new buckets are summed again. */
export class SessionLedger {
  private readonly buckets = new Map<number, Map<string, Bucket>>();
  private readonly summed = new Map<number, LedgerMinute>();

  constructor(private readonly startedAtMs: number) {}

  /** Takes buckets as they are now; one that was there before is replaced. */
  put(buckets: readonly Bucket[]): void {
    for (const bucket of buckets) {
      const minute = minuteOf(bucket.bucketMs, this.startedAtMs);
      const inMinute = this.buckets.get(minute) ?? new Map<string, Bucket>();
      inMinute.set(`${bucket.partition} ${bucket.bucketMs}`, bucket);
      this.buckets.set(minute, inMinute);
      this.summed.delete(minute);
    }
  }

  /** The minutes in which anything happened, in order. */
  minutes(): LedgerMinute[] {
    return [...this.buckets.keys()].sort((a, b) => a - b).map((minute) => this.sum(minute));
  }

  private sum(minute: number): LedgerMinute {
    const known = this.summed.get(minute);
    if (known) return known;

    const counts = noCounts();
    const changes: number[] = [];
    for (const bucket of this.buckets.get(minute)?.values() ?? []) {
      addCounts(counts, bucket.counts);
      const origin = bucket.bucketMs - this.startedAtMs;
      for (let i = 0; i < bucket.presence.length; i += 2) {
        changes.push(origin + (bucket.presence[i] as number), bucket.presence[i + 1] as number);
      }
    }
    const summed = { minute, counts, presence: presenceRun(changes) };
    this.summed.set(minute, summed);
    return summed;
  }
}
