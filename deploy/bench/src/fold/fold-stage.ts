import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalyticsConfig } from '@shopcast/analytics';
import { topics } from '@shopcast/contracts';
import { provisionDatabase } from '@shopcast/database';
import { type EventLog, migratePostgresLog, PostgresEventLog, type RecordToAppend } from '@shopcast/event-log';
import { type PostgresServer, startPostgres } from '@shopcast/servers';
import { crowdedSessions } from './crowded-sessions.js';

const APPENDED_AT_ONCE = 5_000;
const passwords = { owner: 'bench', app: 'bench' };

/** A log with a crowd on it, and an empty analytics database beside it. */
export interface FilledLog {
  readonly log: EventLog;
  readonly facts: number;
  readonly config: AnalyticsConfig;
}

/** A Postgres of the benchmark's own, with any number of logs in it. */
export class FoldStage {
  private readonly logs: EventLog[] = [];

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

  async close(): Promise<void> {
    await Promise.all(this.logs.map((log) => log.close()));
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
  await log.ensureTopics(Object.values(topics));
  for (let from = 0; from < records.length; from += APPENDED_AT_ONCE) {
    await log.append(records.slice(from, from + APPENDED_AT_ONCE));
  }
  return records.length;
}
