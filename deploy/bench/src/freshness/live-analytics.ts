import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@shopcast/access';
import { topics } from '@shopcast/contracts';
import { provisionDatabase } from '@shopcast/database';
import { type EventLog, migratePostgresLog, PostgresEventLog } from '@shopcast/event-log';
import { type Api, api } from '@shopcast/installation';
import { startNodeProcess } from '@shopcast/local';
import { freePort, repositoryRoot, startPostgres } from '@shopcast/servers';

const passwords = { owner: 'bench', app: 'bench' };
const FOLDED = /^shopcast_consumer_processed_total\{[^}]*consumer="analytics\.session-fold"[^}]*\} (\d+)/m;

/** The analytics service in a process of its own, on a Postgres that also keeps the log. */
export class LiveAnalytics {
  private constructor(
    readonly log: EventLog,
    readonly api: Api,
    readonly operatorKey: string,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<LiveAnalytics> {
    const directory = await mkdtemp(join(tmpdir(), 'shopcast-bench-freshness-'));
    const postgres = await startPostgres({ directory: join(directory, 'postgres') });
    const eventLog = await provisionDatabase(postgres.url, 'event_log', passwords);
    const analytics = await provisionDatabase(postgres.url, 'analytics', passwords);
    await migratePostgresLog(eventLog.appUrl, eventLog.ownerUrl);
    const log = new PostgresEventLog({ url: eventLog.appUrl });
    await log.ensureTopics(Object.values(topics));
    const operatorKey = `sco_${randomBytes(24).toString('base64url')}`;
    const url = `http://127.0.0.1:${await freePort()}`;
    const service = await startNodeProcess({
      name: 'analytics',
      main: join(repositoryRoot(), 'services', 'analytics', 'dist', 'main.js'),
      directory: join(directory, 'analytics'),
      env: {
        PORT: new URL(url).port,
        SHOPCAST_PROFILE: 'local',
        SHOPCAST_SECRET: randomBytes(32).toString('base64url'),
        SHOPCAST_OPERATOR_KEY_SHA256: sha256(operatorKey).toString('hex'),
        EVENT_LOG: 'postgres',
        EVENT_LOG_DATABASE_URL: eventLog.appUrl,
        ANALYTICS_DATABASE_URL: analytics.appUrl,
        ANALYTICS_DATABASE_OWNER_URL: analytics.ownerUrl,
        LIVE_STATE: 'memory',
        LOG_LEVEL: 'error',
      },
      readyUrl: `${url}/health/ready`,
    });
    return new LiveAnalytics(log, api(url, operatorKey), operatorKey, async () => {
      await service.stop();
      await log.close();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    });
  }

  /** Facts whose effects are committed. */
  async folded(): Promise<number> {
    const { body } = await this.api.get<string>('/metrics');
    return Number(FOLDED.exec(body)?.[1] ?? 0);
  }
}
