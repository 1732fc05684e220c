import { type Logger, loggerFor } from '@shopcast/telemetry';
import { type Admin, CompressionTypes, Kafka, logLevel, type Producer, type RecordMetadata } from 'kafkajs';
import type { Topic } from '@shopcast/contracts';
import { RecordRefused } from '../log/event-log.errors.js';
import type { PlacedRecord } from './kafka-rounds.js';

export interface KafkaClientOptions {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly compression: 'gzip' | 'none';
}

/** Facts are folded again from the first one, so nothing of a topic may expire. */
const KEEP_FOR_EVER = [
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
  { name: 'cleanup.policy', value: 'delete' },
];
const BROKERS_DEFAULT = -1;
/** Error types by which a broker says that a record can never be stored. */
const NEVER = new Map([
  ['MESSAGE_TOO_LARGE', 'too_large'],
  ['RECORD_LIST_TOO_LARGE', 'too_large'],
  ['INVALID_RECORD', 'malformed'],
] as const);

/** kafkajs's producer and admin, made safe: after any failure they are thrown away and built anew. */
export class KafkaClient {
  readonly kafka: Kafka;
  private readonly logger: Logger;
  private producer: Promise<Producer> | undefined;
  private admin: Promise<Admin> | undefined;

  constructor(private readonly options: KafkaClientOptions) {
    this.logger = loggerFor('event-log.kafka');
    this.kafka = new Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      connectionTimeout: 3_000,
      requestTimeout: 10_000,
      retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 5 },
      logLevel: logLevel.ERROR,
      // What it calls an error is mostly a retry; what really fails is thrown, and reported by whoever catches it.
      logCreator: () => (entry) => this.logger.debug({ kafkajs: entry.log }, entry.log.message),
    });
  }

  /** Answers the partition counts of those topics that exist. */
  async partitionCounts(names: readonly string[]): Promise<Map<string, number>> {
    const existing = await this.withAdmin((admin) => admin.listTopics());
    const wanted = names.filter((name) => existing.includes(name));
    if (wanted.length === 0) return new Map();
    const { topics } = await this.withAdmin((admin) => admin.fetchTopicMetadata({ topics: wanted }));
    return new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  }

  async createTopics(topics: readonly Topic[]): Promise<void> {
    const create = topics.map(({ name, partitions }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: BROKERS_DEFAULT,
      configEntries: KEEP_FOR_EVER,
    }));
    // One by one: another service that creates some of them at the same moment must not keep us from the others.
    for (const topic of create) {
      await this.withAdmin((admin) => admin.createTopics({ topics: [topic], waitForLeaders: true }));
    }
  }

  async endOffsets(topic: string): Promise<number[]> {
    return (await this.offsets(topic)).map(({ high }) => Number(high));
  }

  /** Of each partition the offset from which on the topic still has its records: its end when it has none. */
  async startOffsets(topic: string): Promise<number[]> {
    return (await this.offsets(topic)).map(({ low }) => Number(low));
  }

  async deleteGroup(groupId: string): Promise<void> {
    await this.withAdmin((admin) => admin.deleteGroups([groupId]));
  }

  /**
   * Resolves when all in-sync replicas have the records of every partition. After a failure the producer is replaced:
   * kafkajs would give the sequence numbers of the failed records to other ones, and a broker that had stored the first
   * would drop the second as a repetition.
   */
  async send(records: readonly PlacedRecord[]): Promise<void> {
    const using = (this.producer ??= this.openProducer());
    try {
      const producer = await using;
      const answers = await producer.sendBatch({
        acks: -1,
        timeout: 5_000,
        compression: this.options.compression === 'gzip' ? CompressionTypes.GZIP : CompressionTypes.None,
        topicMessages: byTopic(records),
      });
      refuseMissingAnswers(records, answers);
    } catch (error) {
      if (this.producer === using) this.producer = undefined;
      void using.then((producer) => producer.disconnect()).catch(() => undefined);
      throw refusalIn(error) ?? error;
    }
  }

  async close(): Promise<void> {
    const open = [this.producer, this.admin];
    this.producer = this.admin = undefined;
    await Promise.all(open.map((client) => client?.then((opened) => opened.disconnect()).catch(() => undefined)));
  }

  private async offsets(topic: string): Promise<{ low: string; high: string }[]> {
    const offsets = await this.withAdmin((admin) => admin.fetchTopicOffsets(topic));
    return offsets.sort((one, other) => one.partition - other.partition);
  }

  private async openProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // Every record names its partition; both adapters choose it in one place.
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await producer.connect();
    return producer;
  }

  private async withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const using = (this.admin ??= this.openAdmin());
    try {
      return await work(await using);
    } catch (error) {
      if (this.admin === using) this.admin = undefined;
      void using.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  private async openAdmin(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }
}

function byTopic(records: readonly PlacedRecord[]) {
  const messages = new Map<
    string,
    { key: string; value: string; headers: Record<string, string>; partition: number }[]
  >();
  for (const { topic, key, value, headers, partition } of records) {
    const list = messages.get(topic) ?? [];
    messages.set(topic, list);
    list.push({ key, value, headers: { ...headers }, partition });
  }
  return [...messages].map(([topic, list]) => ({ topic, messages: list }));
}

/** When leaders move between its own retries, kafkajs can leave a partition out and report success. */
function refuseMissingAnswers(records: readonly PlacedRecord[], answers: readonly RecordMetadata[]): void {
  const stored = new Set(
    answers.filter(({ errorCode }) => errorCode === 0).map((a) => `${a.topicName}/${a.partition}`),
  );
  const missing = records.find(({ topic, partition }) => !stored.has(`${topic}/${partition}`));
  if (missing) throw new Error(`Kafka has not acknowledged ${missing.topic}/${missing.partition}`);
}

function refusalIn(error: unknown): RecordRefused | undefined {
  for (
    let cause = error as { type?: string; cause?: unknown } | undefined;
    cause;
    cause = cause.cause as typeof cause
  ) {
    const reason = NEVER.get(cause.type as 'INVALID_RECORD');
    if (reason) return new RecordRefused(reason, 'Kafka', `the broker says ${cause.type}`);
    if (cause.cause === cause) return undefined;
  }
  return undefined;
}
