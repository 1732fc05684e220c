import { DomainError } from '@shopcast/kernel';

/** The log did not answer in time. What was being appended may or may not have been written. */
export class EventLogUnavailable extends DomainError {
  readonly code = 'event_log.unavailable';
  readonly kind = 'unavailable';
  constructor(cause: unknown) {
    super('The event log cannot be reached at the moment; please try again');
    this.cause = cause;
  }
}

export type RefusalReason = 'too_large' | 'unknown_topic' | 'malformed';

/** The log can never take this record; trying again cannot help. */
export class RecordRefused extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly topic: string,
    detail: string,
  ) {
    super(`A record for ${topic} cannot be appended: ${detail}`);
    this.name = 'RecordRefused';
  }
}

/** A topic exists with another number of partitions; going on would send a key to two places. */
export class PartitionCountMismatch extends Error {
  constructor(topic: string, expected: number, found: number) {
    super(
      `Topic ${topic} has ${found} partitions but its contract says ${expected}; keys would change their partition`,
    );
    this.name = 'PartitionCountMismatch';
  }
}

/** The record on the log is no event that can be read. Retrying cannot help. */
export class UnparsableRecord extends Error {
  constructor(detail: string) {
    super(`The record is not a readable event: ${detail}`);
    this.name = 'UnparsableRecord';
  }
}
