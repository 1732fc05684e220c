import type { Topic } from '@shopcast/contracts';

/** One partition of one topic: an ordered sequence of records, numbered from 0 without gaps. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** A record on its way to the log. Records of one key keep the order in which they were appended. */
export interface RecordToAppend {
  readonly topic: string;
  readonly key: string;
  /** CloudEvents attributes; see {@link toRecord}. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly value: string;
}

/** A record as the log holds it. Foreign producers may have left out key or value. */
export interface LogRecord {
  readonly offset: number;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
  /** One header, where it can be had without reading them all. */
  header?(name: string): string | undefined;
}

/** Records of one partition in their order. */
export interface RecordBatch extends TopicPartition {
  readonly records: readonly LogRecord[];
  /** Offset after the last record of this batch. */
  readonly nextOffset: number;
}

/** Where a partition is read from. */
export interface StartOffset extends TopicPartition {
  readonly offset: number;
}

/** The records `from ≤ offset < to` of one partition. */
export interface OffsetRange extends TopicPartition {
  readonly from: number;
  readonly to: number;
}

/**
 * A member of a consumer group. Partition p of all topics of a group always goes to the same member. Offsets live in
 * the consumer's own database, beside its effects; the log never stores them.
 */
export interface Subscriber {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * These partitions are this member's from now on. Answers where to read; a partition left out is not read, and one
   * that was revoked in the meantime is left out. Never rejects.
   */
  assigned(partitions: readonly TopicPartition[]): Promise<readonly StartOffset[]>;
  /**
   * These partitions are being taken away: resolves when no work on them goes on. They may already be another's.
   * Never rejects.
   */
  revoked(partitions: readonly TopicPartition[]): Promise<void>;
  /**
   * Takes a batch and answers the offset at which reading goes on. Until then this partition is paused and all others
   * go on; so whoever must wait before a retry simply answers late. Never rejects.
   */
  deliver(batch: RecordBatch): Promise<number>;
}

/** A running membership. */
export interface Subscription {
  /** Drains, then leaves the group, so that the other members take over at once. */
  close(): Promise<void>;
}

/** Per topic, the offset after the last record of each partition; the array index is the partition. */
export type EndOffsets = ReadonlyMap<string, readonly number[]>;

/**
 * The log: what was acknowledged is durable, records of one key keep their order, every record is delivered at least
 * once to every group, and everything can be read again from any offset. Two adapters, one conformance suite.
 */
export abstract class EventLog {
  /** Creates topics that are missing. @throws PartitionCountMismatch when one exists with another partition count */
  abstract ensureTopics(topics: readonly Topic[]): Promise<void>;

  /**
   * Resolves when all records are durable. Calls at the same time share one write. A rejection leaves open whether the
   * records were written: append them again with the same event ids, and consumers count them once.
   * @throws RecordRefused when the log can never take one of them
   * @throws EventLogUnavailable when the log did not answer in time
   */
  abstract append(records: readonly RecordToAppend[]): Promise<void>;

  /** Joins a consumer group; resolves when the membership is under way. */
  abstract subscribe(subscriber: Subscriber): Promise<Subscription>;

  /**
   * Reads ranges outside any group, at most one of each partition. Batches of one range come in order, one at a time;
   * those of different ranges may come together. The first rejection of `onBatch` ends the scan with it.
   */
  abstract scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void>;

  abstract endOffsets(topics: readonly string[]): Promise<EndOffsets>;

  /** Whether the log answers now. */
  abstract isReachable(): Promise<boolean>;

  /** Writes what was already accepted, closes subscriptions and lets go of all connections. */
  abstract close(): Promise<void>;
}
