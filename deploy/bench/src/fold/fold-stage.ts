import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnalyticsConfig } from '@shopcast/analytics';
import { topics } from '@shopcast/contracts';
import { provisionDatabase } from '@shopcast/database';
import {
  type EventLog,
  KafkaEventLog,
  migratePostgresLog,
  PostgresEventLog,
  type RecordToAppend,
} from '@shopcast/event-log';
import { type KafkaServer, type PostgresServer, startKafka, startPostgres } from '@shopcast/servers';
import { crowdedSessions } from './crowded-sessions.js';

const APPENDED_AT_ONCE = 5_000;
const passwords = { owner: 'bench', app: 'bench' };

/** A log with a crowd on it, and an empty analytics database beside it. */
export interface FilledLog {
  readonly log: EventLog;
  readonly facts: number;
  readonly config: AnalyticsConfig;
}

/** Engines of the benchmark's own, with any number of logs in Postgres and one in Kafka. */
export class FoldStage {
  private readonly logs: EventLog[] = [];
  private kafka: KafkaServer | undefined;

  private constructor(
    private readonly directory: string,
    private readonly postgres: PostgresServer,
  ) {}

  static async open(): Promise<FoldStage> {
    const directory = await mkdtemp(join(tmpdir(), 'shopcast-bench-'));
    return new FoldStage(directory, await startPostgres({ directory }));
  }

  async fill(name: string, viewersOfEach: readonly number[]): Promise<FilledLog> {
    const database = await provisionDatabase(this.postgres.url, `event_log_${name}`, passwords);
    await migratePostgresLog(database.appUrl, database.ownerUrl);
    const log = new PostgresEventLog({ url: database.appUrl });
    this.logs.push(log);
    const facts = await append(log, crowdedSessions(viewersOfEach));
    return { log, facts, config: await this.analytics(name) };
  }

  async fillKafka(viewersOfEach: readonly number[]): Promise<FilledLog & { readonly brokers: string }> {
    this.kafka = await startKafka({ directory: join(this.directory, 'kafka') });
    const { brokers } = this.kafka;
    const log = new KafkaEventLog({ clientId: 'bench', brokers: [brokers], compression: 'gzip' });
    this.logs.push(log);
    const facts = await append(log, crowdedSessions(viewersOfEach));
    return { log, facts, config: await this.analytics('kafka'), brokers };
  }

  async close(): Promise<void> {
    await Promise.all(this.logs.map((log) => log.close()));
    await this.kafka?.stop();
    await this.postgres.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  private async analytics(name: string): Promise<AnalyticsConfig> {
    const { appUrl, ownerUrl } = await provisionDatabase(this.postgres.url, `analytics_${name}`, passwords);
    return Object.assign(new AnalyticsConfig(), {
      ANALYTICS_DATABASE_URL: appUrl,
      ANALYTICS_DATABASE_OWNER_URL: ownerUrl,
    });
  }
}

async function append(log: EventLog, records: readonly RecordToAppend[]): Promise<number> {
  await makeTopics(log);
  for (let from = 0; from < records.length; from += APPENDED_AT_ONCE) {
    await log.append(records.slice(from, from + APPENDED_AT_ONCE));
  }
  return records.length;
}

/** A new broker may need a moment until it knows the topics that it has made. */
async function makeTopics(log: EventLog): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await log.ensureTopics(Object.values(topics));
    } catch (error) {
      if (attempt === 10) throw error;
      await sleep(500);
    }
  }
}
