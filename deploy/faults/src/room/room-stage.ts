import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials, RevokedKeys, sha256, Tickets } from '@shopcast/access';
import { provisionDatabase } from '@shopcast/database';
import { type EventLog, PostgresEventLog } from '@shopcast/event-log';
import { api } from '@shopcast/installation';
import { supervise, type Supervised } from '@shopcast/launch';
import { startNodeProcess } from '@shopcast/local';
import { freePort, repositoryRoot, startPostgres, startRedis } from '@shopcast/servers';

const OPERATOR_KEY = 'sco_faults';
const passwords = { owner: 'faults', app: 'faults' };
const HOUR_MS = 3_600_000;
const TICKET_SECONDS = 300;
/** Short, so that it can be waited for. */
export const RECONNECT_GRACE_MS = 20_000;

/** One of the processes that serve the room. */
export interface RoomProcess {
  readonly url: string;
  readonly supervised: Supervised;
}

/** A live session whose room is served by two processes, with Redis between them. */
export class RoomStage {
  private constructor(
    readonly processes: readonly RoomProcess[],
    readonly log: EventLog,
    readonly sessionId: string,
    /** @returns a ticket for this viewer; a new one each time */
    readonly ticketFor: (viewerId: string) => Promise<string>,
    readonly remove: () => Promise<void>,
  ) {}

  static async start(): Promise<RoomStage> {
    const folder = mkdtempSync(join(tmpdir(), 'shopcast-room-'));
    const access = {
      SHOPCAST_SECRET: randomBytes(32).toString('base64url'),
      SHOPCAST_OPERATOR_KEY_SHA256: sha256(OPERATOR_KEY).toString('hex'),
    };
    const redisPassword = randomBytes(16).toString('hex');
    const [postgres, redis] = await Promise.all([
      startPostgres({ directory: join(folder, 'postgres') }),
      startRedis({ directory: join(folder, 'redis'), password: redisPassword }),
    ]);
    const databases = await provision(postgres.url);
    const environment = {
      ...{ ...settings, ...access, ...databases },
      REDIS_URL: `redis://:${redisPassword}@127.0.0.1:${redis.port}`,
    };
    const first = await startOne(folder, 'room-0', environment);
    const processes = [first, await startOne(folder, 'room-1', environment)];
    const log = new PostgresEventLog({ url: databases.EVENT_LOG_DATABASE_URL });
    const session = await goLive(first.url, new Credentials(access));
    const tickets = new Tickets(access, new RevokedKeys());
    return new RoomStage(
      processes,
      log,
      session.sessionId,
      (viewerId) => {
        const viewer = {
          kind: 'viewer',
          accountId: session.accountId,
          viewerId,
          expiresAtMs: Date.now() + HOUR_MS,
        } as const;
        return Promise.resolve(tickets.issue(viewer, session.sessionId, TICKET_SECONDS).ticket);
      },
      async () => {
        await Promise.all(processes.map(({ supervised }) => supervised.stop()));
        await log.close();
        await Promise.all([postgres.stop(), redis.stop()]);
        rmSync(folder, { recursive: true, force: true });
      },
    );
  }
}

const settings = {
  SHOPCAST_PROFILE: 'local',
  LOG_LEVEL: 'error',
  EVENT_LOG: 'postgres',
  LIVE_STATE: 'redis',
  ROOM_RECONNECT_GRACE_MS: String(RECONNECT_GRACE_MS),
};

async function provision(adminUrl: string) {
  const own = await provisionDatabase(adminUrl, 'stream_session', passwords);
  const log = await provisionDatabase(adminUrl, 'event_log', passwords);
  return {
    STREAM_SESSION_DATABASE_URL: own.appUrl,
    STREAM_SESSION_DATABASE_OWNER_URL: own.ownerUrl,
    EVENT_LOG_DATABASE_URL: log.appUrl,
    EVENT_LOG_DATABASE_OWNER_URL: log.ownerUrl,
  };
}

async function startOne(folder: string, name: string, env: Readonly<Record<string, string>>): Promise<RoomProcess> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const supervised = await supervise(name, () =>
    startNodeProcess({
      name,
      main: join(repositoryRoot(), 'services', 'stream-session', 'dist', 'main.js'),
      directory: join(folder, name),
      env: { ...env, PORT: new URL(url).port },
      readyUrl: `${url}/health/ready`,
    }),
  );
  return { url, supervised };
}

async function goLive(url: string, credentials: Credentials): Promise<{ accountId: string; sessionId: string }> {
  const account = await api(url, OPERATOR_KEY).post<{ accountId: string }>('/v1/accounts', { name: 'Faults' });
  const { accountId } = account.body;
  const host = api(url, credentials.issueAccountKey({ accountId, keyId: crypto.randomUUID(), scopes: ['host'] }));
  const session = await host.post<{ sessionId: string }>('/v1/sessions', { title: 'Faults', medium: 'video' });
  const { sessionId } = session.body;
  await host.put(`/v1/sessions/${sessionId}/state`, { state: 'live' });
  return { accountId, sessionId };
}
