import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@shopcast/access';
import { AnalyticsConfig } from '@shopcast/analytics';
import { topics } from '@shopcast/contracts';
import { provisionDatabase } from '@shopcast/database';
import { type EventLog, migratePostgresLog, PostgresEventLog } from '@shopcast/event-log';
import { type Api, api } from '@shopcast/installation';
import { allOrNone, supervise, type Supervised } from '@shopcast/launch';
import { startNodeProcess } from '@shopcast/local';
import { freePort, type PostgresServer, repositoryRoot, startPostgres } from '@shopcast/servers';
import { BreakableEngine } from '../stage/breakable-engine.js';

const OPERATOR_KEY = 'sco_faults';
const passwords = { owner: 'faults', app: 'faults' };

/** One of the processes that fold. */
export interface FoldProcess {
  readonly supervised: Supervised;
  readonly api: Api;
}

/** A log and analytics on one Postgres, and processes that fold the one into the other. */
export class FoldStage {
  private constructor(
    private readonly folder: string,
    readonly postgres: BreakableEngine,
    readonly log: EventLog,
    readonly config: AnalyticsConfig,
    readonly processes: readonly FoldProcess[],
  ) {}

  static async start(processes: number): Promise<FoldStage> {
    const folder = mkdtempSync(join(tmpdir(), 'shopcast-fold-'));
    const postgres = await BreakableEngine.start(({ port }) =>
      startPostgres({ directory: join(folder, 'postgres'), port }),
    );
    try {
      const { url } = postgres.server as PostgresServer;
      const eventLog = await provisionDatabase(url, 'event_log', passwords);
      const analytics = await provisionDatabase(url, 'analytics', passwords);
      await migratePostgresLog(eventLog.appUrl, eventLog.ownerUrl);
      const log = new PostgresEventLog({ url: eventLog.appUrl });
      await log.ensureTopics(Object.values(topics));
      const config = Object.assign(new AnalyticsConfig(), {
        ANALYTICS_DATABASE_URL: analytics.appUrl,
        ANALYTICS_DATABASE_OWNER_URL: analytics.ownerUrl,
      });
      const environment = { ...config, EVENT_LOG: 'postgres', EVENT_LOG_DATABASE_URL: eventLog.appUrl, ...access() };
      const folding = await startFolding(folder, processes, environment);
      return new FoldStage(folder, postgres, log, config, folding);
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  }

  async remove(): Promise<void> {
    await Promise.all(this.processes.map(({ supervised }) => supervised.stop()));
    await this.log.close();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const access = () => ({
  SHOPCAST_PROFILE: 'local',
  SHOPCAST_SECRET: randomBytes(32).toString('base64url'),
  SHOPCAST_OPERATOR_KEY_SHA256: sha256(OPERATOR_KEY).toString('hex'),
  LIVE_STATE: 'memory',
  LOG_LEVEL: 'error',
});

/** The first one alone: it makes the tables. */
async function startFolding(folder: string, processes: number, environment: object): Promise<FoldProcess[]> {
  const env = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
  const first = await startOne(folder, 0, env);
  const others = Array.from({ length: processes - 1 }, (_, n) => startOne(folder, n + 1, env));
  await allOrNone(others.map((one) => one.then(({ supervised }) => supervised)));
  return [first, ...(await Promise.all(others))];
}

async function startOne(folder: string, n: number, env: Readonly<Record<string, string>>): Promise<FoldProcess> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const name = `fold-${n}`;
  const supervised = await supervise(name, () =>
    startNodeProcess({
      name,
      main: join(repositoryRoot(), 'services', 'analytics', 'dist', 'main.js'),
      directory: join(folder, name),
      env: { ...env, PORT: new URL(url).port },
      readyUrl: `${url}/health/ready`,
    }),
  );
  return { supervised, api: api(url, OPERATOR_KEY) };
}
