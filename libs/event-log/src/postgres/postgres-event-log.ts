import type { Topic } from '@shopcast/contracts';
import type pg from 'pg';
import { RecordRefused } from '../log/event-log.errors.js';
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
import { openPool } from './log-pools.js';
import { scanLane } from './log-scan.js';
import { LogSession } from './log-session.js';
import { subscribeTo } from './postgres-subscription.js';
import { TopicDirectory } from './topic-directory.js';

export interface PostgresEventLogOptions {
  /** App role's connection to the log's own database, migrated with {@link postgresLogMigrations}. */
  readonly url: string;
  /** After so long an append is given up. */
  readonly appendTimeoutMs?: number;
}

const READERS = 2;

/** The log in Postgres: for one machine. Same promises as Kafka; woken by LISTEN, never by tight polling. */
export class PostgresEventLog extends EventLog {
  private readonly writer: pg.Pool;
  private readonly readers: pg.Pool;
  private readonly session: LogSession;
  private readonly topics: TopicDirectory;
  private readonly commits: GroupCommit;
  private readonly subscriptions = new Map<Subscription, string>();
  private readonly url: string;

  constructor({ url, appendTimeoutMs = 10_000 }: PostgresEventLogOptions) {
    super();
    this.url = url;
    this.writer = openPool(url, 'write', 1);
    this.readers = openPool(url, 'read', READERS);
    this.session = new LogSession(url);
    this.topics = new TopicDirectory(this.readers);
    this.commits = new GroupCommit((records) => this.write(records), {
      maxRecords: 5_000,
      maxBytes: 8_000_000,
      timeoutMs: appendTimeoutMs,
    });
  }

  async ensureTopics(topics: readonly Topic[]): Promise<void> {
    await this.topics.ensure(topics);
  }

  async append(records: readonly RecordToAppend[]): Promise<void> {
    records.forEach(refuseImpossible);
    await this.commits.append(records);
  }

  async subscribe(subscriber: Subscriber): Promise<Subscription> {
    const topics = await Promise.all(subscriber.topics.map((name) => this.topics.get(name)));
    // A session is one member of a group at most; a second member in this process needs another one.
    const isFirst = ![...this.subscriptions.values()].includes(subscriber.group);
    const session = isFirst ? this.session : new LogSession(this.url);
    const joined = subscribeTo(topics, subscriber, { session, pool: this.readers });
    const subscription: Subscription = {
      close: async () => {
        await joined.close();
        this.subscriptions.delete(subscription);
        if (!isFirst) await session.close();
      },
    };
    this.subscriptions.set(subscription, subscriber.group);
    return subscription;
  }

  async scan(ranges: readonly OffsetRange[], onBatch: (batch: RecordBatch) => Promise<void>): Promise<void> {
    const known = await Promise.all(
      ranges
        .filter(({ from, to }) => from < to)
        .map(async (range) => ({ ...range, topicId: (await this.topics.get(range.topic)).id })),
    );
    const lanes = [...Map.groupBy(known, ({ partition }) => partition).values()];
    const scanNext = async (): Promise<void> => {
      for (let lane = lanes.shift(); lane; lane = lanes.shift()) await scanLane(this.readers, lane, onBatch);
    };
    await Promise.all(Array.from({ length: READERS }, scanNext));
  }

  async endOffsets(topics: readonly string[]): Promise<EndOffsets> {
    const rows = await this.ask<{ name: string; ends: string[] }>(
      `SELECT t.name, array_agg(p.next_offset ORDER BY p.partition) AS ends
       FROM log_topics t JOIN log_partitions p USING (topic_id) WHERE t.name = ANY($1) GROUP BY t.name`,
      [topics],
    );
    return new Map(rows.map(({ name, ends }) => [name, ends.map(Number)]));
  }

  async isReachable(): Promise<boolean> {
    try {
      await this.readers.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions.keys()].map((subscription) => subscription.close()));
    await this.commits.close();
    await this.session.close();
    await Promise.all([this.writer.end(), this.readers.end()]);
  }

  /** On the session where there is one, so that looking at the log every second keeps no further connection open. */
  private async ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    if (this.session.isUp) return this.session.query<Row>(sql, values);
    return (await this.readers.query<Row>(sql, [...values])).rows;
  }

  private async write(records: readonly RecordToAppend[]): Promise<void> {
    const topics = await Promise.all(records.map(({ topic }) => this.topics.peek(topic) ?? this.topics.get(topic)));
    try {
      await this.writer.query({
        name: 'append',
        text: `SELECT log_append($1, $2, $3, $4, $5)`,
        values: [
          topics.map(({ id }) => id),
          records.map(({ key }, index) => partitionOf(key, topics[index]?.partitions ?? 1)),
          records.map(({ key }) => key),
          records.map(({ headers }) => JSON.stringify(headers)),
          records.map(({ value }) => value),
        ],
      });
    } catch (error) {
      throw refusalIn(error) ?? error;
    }
  }
}

/** Text that Postgres cannot store, or a partition that is not there: no retry will change it. */
function refusalIn(error: unknown): RecordRefused | undefined {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '22021' || code === '22P05') return new RecordRefused('malformed', 'the log', String(message));
  return code === 'P0002' ? new RecordRefused('unknown_topic', 'the log', String(message)) : undefined;
}
