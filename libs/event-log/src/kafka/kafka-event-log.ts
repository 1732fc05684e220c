import type { Topic } from '@shopcast/contracts';
import { EventLogUnavailable, PartitionCountMismatch, RecordRefused } from '../log/event-log.errors.js';
import {
  type EndOffsets,
  EventLog,
  type OffsetRange,
  type RecordBatch,
  type RecordToAppend,
  type Subscriber,
  type Subscription,
} from '../log/event-log.js';
import { GroupCommit } from '../log/group-commit.js';
import { partitionOf } from '../log/partition-of.js';
import { refuseImpossible } from '../log/record-limits.js';
import { KafkaClient, type KafkaClientOptions } from './kafka-client.js';
import { KafkaMember } from './kafka-member.js';
import { roundsOf } from './kafka-rounds.js';
import { scanRanges } from './kafka-scan.js';

export interface KafkaEventLogOptions extends KafkaClientOptions {
  /** After so long an append is given up. */
  readonly appendTimeoutMs?: number;
}

/** The log in Kafka. No Kafka transactions: effects and offsets commit together in the consumers' databases instead. */
export class KafkaEventLog extends EventLog {
  private readonly client: KafkaClient;
  private readonly commits: GroupCommit;
  private readonly partitions = new Map<string, number>();
  private readonly members = new Set<KafkaMember>();

  constructor({ appendTimeoutMs = 10_000, ...options }: KafkaEventLogOptions) {
    super();
    this.client = new KafkaClient(options);
    this.commits = new GroupCommit((records) => this.write(records), {
      maxRecords: 10_000,
      maxBytes: 8_000_000,
      timeoutMs: appendTimeoutMs,
    });
  }

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    const names = topics.map(({ name }) => name);
    const existing = await this.client.partitionCounts(names);
    const missing = topics.filter(({ name }) => !existing.has(name));
    await this.client.createTopics(missing);

    const found = missing.length === 0 ? existing : await this.client.partitionCounts(names);
    for (const { name, partitions } of topics) {
      const count = found.get(name);
      // Another service is creating it at this moment, and the brokers do not all know of it yet.
      if (!count) throw new EventLogUnavailable(new Error(`topic ${name} is still being created`));
      if (count !== partitions) throw new PartitionCountMismatch(name, partitions, count);
      this.partitions.set(name, count);
    }
  }

  async append(records: readonly RecordToAppend[]): Promise<void> {
    records.forEach(refuseImpossible);
    await this.commits.append(records);
  }

  subscribe(subscriber: Subscriber): Promise<Subscription> {
    const member = new KafkaMember(this.client, subscriber);
    this.members.add(member);
    return Promise.resolve({
      close: async () => {
        await member.close();
        this.members.delete(member);
      },
    });
  }

  async scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    await scanRanges(this.client, ranges, onBatch);
  }

  async endOffsets(topics: readonly string[]): Promise<EndOffsets> {
    const ends = await Promise.all(topics.map((topic) => this.client.endOffsets(topic)));
    return new Map(topics.map((topic, index) => [topic, ends[index] ?? []]));
  }

  async isReachable(): Promise<boolean> {
    try {
      await this.client.partitionCounts([]);
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.members].map((member) => member.close()));
    await this.commits.close();
    await this.client.close();
  }

  private async write(records: readonly RecordToAppend[]): Promise<void> {
    for (const { topic } of records) if (!this.partitions.has(topic)) await this.learn(topic);
    const placed = records.map((record) => ({
      ...record,
      partition: partitionOf(record.key, this.partitions.get(record.topic) ?? 1),
    }));
    for (const round of roundsOf(placed)) await this.client.send(round);
  }

  private async learn(topic: string): Promise<void> {
    const count = (await this.client.partitionCounts([topic])).get(topic);
    if (count === undefined) throw new RecordRefused('unknown_topic', topic, 'there is no such topic');
    this.partitions.set(topic, count);
  }
}
