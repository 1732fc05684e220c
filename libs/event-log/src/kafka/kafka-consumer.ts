import { AssignerProtocol, type Consumer, type EachBatchPayload, type Kafka, type PartitionAssigner } from 'kafkajs';
import { lanesOf } from '../log/co-partitioned.js';
import type { LogRecord, TopicPartition } from '../log/event-log.js';
import { FetchedRecord } from './fetched-record.js';

/** How long a fetch waits for records; also how long a resumed partition may wait for its next one. */
const MAX_WAIT_MS = 500;

export type FetchedBatch = EachBatchPayload;

export interface GroupConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** A member that is silent for so long has lost its partitions. */
  readonly sessionTimeoutMs: number;
  /** The whole assignment after every join. All of it is paused until {@link GroupConsumer.resume}. */
  joined(partitions: readonly TopicPartition[]): void;
  /** The membership has ended; kafkajs joins again by itself when it `restarts`. */
  crashed(error: Error, restarts: boolean): void;
  /** Whoever has taken the batch says where reading goes on: `resolveOffset`, or pause and resume. */
  eachBatch(batch: FetchedBatch): Promise<void>;
}

/** kafkajs's consumer without stored offsets: every partition is read from where it is told, when it is told. */
export class GroupConsumer {
  private readonly consumer: Consumer;
  private lastSignMs = Date.now();
  private closed = false;

  constructor(
    kafka: Kafka,
    private readonly options: GroupConsumerOptions,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.groupId,
      partitionAssigners: [byLane],
      sessionTimeout: options.sessionTimeoutMs,
      heartbeatInterval: Math.round(options.sessionTimeoutMs / 5),
      rebalanceTimeout: options.sessionTimeoutMs,
      maxWaitTimeInMs: MAX_WAIT_MS,
      allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: 100,
        maxRetryTime: 2_000,
        retries: 10,
        restartOnFailure: () => Promise.resolve(!this.closed),
      },
    });
    const { GROUP_JOIN, CRASH, FETCH_START } = this.consumer.events;
    this.consumer.on(FETCH_START, () => void (this.lastSignMs = Date.now()));
    this.consumer.on(CRASH, ({ payload }) => options.crashed(payload.error, payload.restart));
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      // It was joining while it was closed: as a member that reads nothing it would keep partitions from the others.
      if (this.closed) return void this.consumer.disconnect().catch(() => undefined);
      const partitions = partitionsIn(payload.memberAssignment);
      // Announced before the first fetch of the new assignment.
      this.pause(partitions);
      options.joined(partitions);
    });
  }

  /** Milliseconds since it last asked Kafka for records; it does so all the time while it is well. */
  get silentForMs(): number {
    return Date.now() - this.lastSignMs;
  }

  /** Connects and joins the group; resolves when joined. */
  async open(): Promise<void> {
    await this.consumer.connect();
    // This says only what happens when the log begins later than the offset that is asked for.
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // All partitions of a fetch are handed on at once; whoever takes them bounds what is done at the same time.
      partitionsConsumedConcurrently: 256,
      eachBatch: (batch) => this.options.eachBatch(batch),
    });
    this.lastSignMs = Date.now();
  }

  pause(partitions: readonly TopicPartition[]): void {
    this.whileRunning(() =>
      this.consumer.pause(partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] }))),
    );
  }

  /** Reads the partition on, from this offset. */
  resume({ topic, partition }: TopicPartition, offset: number): void {
    this.whileRunning(() => {
      this.consumer.seek({ topic, partition, offset: String(offset) });
      this.consumer.resume([{ topic, partitions: [partition] }]);
    });
  }

  /** Leaves the group, after the batches under way. */
  async close(): Promise<void> {
    this.closed = true;
    await this.consumer.disconnect().catch(() => undefined);
  }

  /** Between a crash and the next join kafkajs knows no partitions; the join will tell them all anew. */
  private whileRunning(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!String(error).includes('Consumer group was not initialized')) throw error;
    }
  }
}

export const recordsOf = ({ batch }: FetchedBatch): LogRecord[] =>
  batch.messages.map((message) => new FetchedRecord(message));

const partitionsIn = (assignment: Readonly<Record<string, readonly number[]>>): TopicPartition[] =>
  Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })));

/** Gives partition p of every topic to the same member. */
const byLane: PartitionAssigner = ({ cluster }) => ({
  name: 'shopcast-lanes',
  version: 0,
  protocol({ topics }) {
    const metadata = AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) });
    return { name: 'shopcast-lanes', metadata };
  },
  assign({ members, topics }) {
    const counts = new Map(topics.map((topic) => [topic, cluster.findTopicPartitionMetadata(topic).length]));
    const lanes = Math.max(0, ...counts.values());
    const ranked = members.map(({ memberId }) => memberId).sort();
    const assignments = ranked.map((memberId, rank) => {
      const mine = lanesOf(rank, ranked.length, lanes);
      const assignment = Object.fromEntries(
        topics.map((topic) => [topic, mine.filter((lane) => lane < (counts.get(topic) ?? 0))]),
      );
      const memberAssignment = AssignerProtocol.MemberAssignment.encode({
        version: 0,
        assignment,
        userData: Buffer.alloc(0),
      });
      return { memberId, memberAssignment };
    });
    return Promise.resolve(assignments);
  },
});
