import type { Fact } from '@shopcast/contracts';
import { currentTraceparent } from '@shopcast/telemetry';
import type { EventLog } from './log/event-log.js';
import { toRecord } from './log/record-codec.js';
import { refuseImpossible } from './log/record-limits.js';
import type { EventSource } from './outbox/event-source.js';

/** A fact that the log itself makes durable; nothing else is stored with it. */
export interface LogFirstFact {
  readonly fact: Fact;
  /** Derived from what the client sent, so that the same request sent twice is the same event. */
  readonly id: string;
  /** Event time, epoch milliseconds. */
  readonly timeMs: number;
}

/** Publishes facts straight to the log: they are accepted when the log has acknowledged them. */
export class FactLog {
  constructor(
    private readonly log: EventLog,
    private readonly source: EventSource,
  ) {}

  /**
   * Resolves when the log has all of them. Facts of one key keep their order within a call and across awaited calls.
   * @throws EventLogUnavailable when the log does not answer in time; the caller may try again with the same ids
   * @throws RecordRefused when a fact is too large
   */
  async append(facts: readonly LogFirstFact[]): Promise<void> {
    const traceparent = currentTraceparent();
    const records = facts.map(({ fact, id, timeMs }) =>
      toRecord(fact, { id, timeMs, source: this.source.service, traceparent }),
    );
    records.forEach(refuseImpossible);
    await this.log.append(records);
  }
}
