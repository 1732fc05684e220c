import type { LogRecord, RecordBatch } from '../log/event-log.js';
import type { Portion } from './batch-transaction.js';
import type { Claim } from './claims.js';
import type { LaneWork } from './lane-scheduler.js';

/** A partition that this member owns, from assignment to revocation. */
export class Ownership {
  private readonly ending = new AbortController();
  readonly ended = this.ending.signal;

  constructor(public claim: Claim) {}

  end(): void {
    this.ending.abort();
  }
}

/** A delivered batch on its way through its lane: what is left of it, and what went wrong so far. */
export class Delivery implements LaneWork {
  readonly lane: number;
  alone = false;
  /** Consecutive failures that were nobody's fault. */
  setbacks = 0;
  private records: readonly LogRecord[];
  private singly = false;
  private failing: { offset: number; attempts: number } | undefined;

  constructor(
    readonly ownership: Ownership,
    private readonly batch: RecordBatch,
    private readonly finish: (nextOffset: number) => void,
  ) {
    this.lane = batch.partition;
    this.records = batch.records;
    this.skipProcessed();
  }

  get size(): number {
    return this.records.length;
  }

  get isDone(): boolean {
    return this.ownership.claim.nextOffset >= this.batch.nextOffset;
  }

  /** At most `limit` of the records that are left. */
  portion(limit: number): Portion {
    this.skipProcessed();
    const { claim } = this.ownership;
    const size = this.singly ? 1 : limit;
    const toOffset = this.records[size]?.offset ?? this.batch.nextOffset;
    return { claim, records: this.records.slice(0, size), toOffset };
  }

  /** Forgets what the claim says is processed, and with it the troubles on the way there. */
  skipProcessed(): void {
    const { nextOffset } = this.ownership.claim;
    if ((this.records[0]?.offset ?? nextOffset) >= nextOffset) return;
    this.records = this.records.filter(({ offset }) => offset >= nextOffset);
    this.singly = false;
    this.alone = false;
    this.setbacks = 0;
  }

  /** Counts a failure of the event at this offset; answers how often it has failed by now. */
  countFailure(offset: number): number {
    const attempts = this.failuresAt(offset) + 1;
    this.failing = { offset, attempts };
    return attempts;
  }

  /** How often the event at this offset has failed so far. */
  failuresAt(offset: number): number {
    return this.failing?.offset === offset ? this.failing.attempts : 0;
  }

  /** From now on one event per transaction, until one has passed. */
  goSingly(): void {
    this.singly = true;
  }

  /** Lets the log go on reading. */
  answer(): void {
    this.finish(this.ownership.claim.nextOffset);
  }
}
