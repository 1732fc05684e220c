import { addCounts, countNames, type Counts, noCounts } from './counts.js';
import { presenceRun, type PresenceRun } from './presence-run.js';
import { minuteOf } from './session-minutes.js';
import { type StayRules, staysFrom } from './staying.js';

/** One stored bucket of one partition: what {@link BucketChange}s have added up to. */
export interface Bucket {
  readonly partition: number;
  readonly bucketMs: number;
  readonly counts: Counts;
  /** Flat: milliseconds after the bucket's start, change of the number of viewers present; any order. */
  readonly presence: readonly number[];
  /** Flat: milliseconds after the bucket's start, change of the number of stays that have become long ones. */
  readonly longStays: readonly number[];
  /** Flat: `atMs`, `delta`, `sinceMs`, `awaySinceMs` of each change; see {@link Staying}. */
  readonly staying: readonly number[];
}

/** All that happened in one minute of the session, over all partitions. */
export interface LedgerMinute {
  readonly minute: number;
  readonly counts: Counts;
  readonly presence: PresenceRun;
  /** Changes of the number of stays that have become long ones. */
  readonly longStays: PresenceRun;
  /** Presence of those only who have been there since the start. */
  readonly staying: PresenceRun;
  /** Nothing was done and nobody came or went; a stay may have become a long one. */
  readonly quiet: boolean;
}

/** A session's minutes, put together from the buckets of all partitions; only minutes with new buckets are summed again. */
export class SessionLedger {
  private readonly buckets = new Map<number, Map<string, Bucket>>();
  private readonly summed = new Map<number, LedgerMinute>();

  constructor(
    private readonly startedAtMs: number,
    private readonly rules: StayRules,
  ) {}

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

    const buckets = [...(this.buckets.get(minute)?.values() ?? [])];
    const counts = noCounts();
    for (const bucket of buckets) addCounts(counts, bucket.counts);
    const presence = presenceRun(buckets.flatMap((bucket) => this.sinceStart(bucket, bucket.presence)));
    const summed = {
      minute,
      counts,
      presence,
      longStays: presenceRun(buckets.flatMap((bucket) => this.sinceStart(bucket, bucket.longStays))),
      staying: presenceRun(buckets.flatMap(({ staying }) => this.ofThoseWhoStay(staying))),
      quiet: presence.instants.length === 0 && countNames.every((name) => counts[name] === 0),
    };
    this.summed.set(minute, summed);
    return summed;
  }

  private sinceStart = ({ bucketMs }: Bucket, changes: readonly number[]): number[] =>
    changes.map((value, i) => (i % 2 === 0 ? bucketMs - this.startedAtMs + value : value));

  /** A bucket from before the start was known tells of everybody. */
  private ofThoseWhoStay(staying: readonly number[]): number[] {
    const changes: number[] = [];
    for (let i = 0; i < staying.length; i += 4) {
      const [atMs, delta, sinceMs, awaySinceMs] = staying.slice(i, i + 4) as [number, number, number, number];
      if (staysFrom(this.startedAtMs, { sinceMs, awaySinceMs }, this.rules))
        changes.push(atMs - this.startedAtMs, delta);
    }
    return changes;
  }
}
