import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Credentials, RevokedKeys, sha256, Tickets } from '@shopcast/access';
import { ROOM_PROTOCOL, TICKET_PROTOCOL } from '@shopcast/contracts';
import { provisionDatabase } from '@shopcast/database';
import { api } from '@shopcast/installation';
import { freePort, repositoryRoot, startPostgres } from '@shopcast/servers';
import type { ViewerPass } from './load.js';
import { collecting, heldBy, type RoomServer } from './peer-servers.js';

const OPERATOR_KEY = 'sco_bench';
const START_MS = 60_000;
/** Connecting thousands takes a while, and everybody comes from one address. */
const TICKET_SECONDS = 300;
const HOUR_MS = 3_600_000;

/** The stream-session service in a process of its own, with a session that is live. */
export interface ShopcastRoom extends RoomServer {
  /** The process of its database, which also keeps the log. */
  readonly postgresPid: number;
  passes(viewers: number): ViewerPass[];
}

export async function startShopcastRoom(): Promise<ShopcastRoom> {
  const directory = await mkdtemp(join(tmpdir(), 'shopcast-bench-room-'));
  const postgres = await startPostgres({ directory });
  const secret = randomBytes(32).toString('base64url');
  const access = { SHOPCAST_SECRET: secret, SHOPCAST_OPERATOR_KEY_SHA256: sha256(OPERATOR_KEY).toString('hex') };
  const port = await freePort();
  const program = join(repositoryRoot(), 'services/stream-session/dist/main.js');
  const child = spawn(process.execPath, [...collecting, '--disable-warning=ExperimentalWarning', program], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      ...access,
      ...(await databases(postgres.url)),
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const session = await goLive(`http://127.0.0.1:${port}`, new Credentials(access));
  const tickets = new Tickets(access, new RevokedKeys());
  const passes = (viewers: number): ViewerPass[] =>
    Array.from({ length: viewers }, (_, n) => passOf(tickets, session, n));
  return {
    dialect: 'shopcast',
    port,
    pid: child.pid ?? 0,
    postgresPid: postgres.pid,
    heldBytes: () => heldBy(child),
    stop,
    passes,
  };
}

const settings = {
  LOG_LEVEL: 'error',
  EVENT_LOG: 'postgres',
  LIVE_STATE: 'memory',
  // The viewers here count bytes, and answer no pings.
  ROOM_PING_MS: String(HOUR_MS),
  ROOM_FRAMES_PER_SECOND: '1000',
};

async function databases(adminUrl: string): Promise<Record<string, string>> {
  const passwords = { owner: 'bench', app: 'bench' };
  const own = await provisionDatabase(adminUrl, 'stream_session', passwords);
  const log = await provisionDatabase(adminUrl, 'event_log', passwords);
  return {
    STREAM_SESSION_DATABASE_URL: own.appUrl,
    STREAM_SESSION_DATABASE_OWNER_URL: own.ownerUrl,
    EVENT_LOG_DATABASE_URL: log.appUrl,
    EVENT_LOG_DATABASE_OWNER_URL: log.ownerUrl,
  };
}

interface LiveSession {
  readonly accountId: string;
  readonly sessionId: string;
}

async function goLive(url: string, credentials: Credentials): Promise<LiveSession> {
  await untilReady(url);
  const account = await api(url, OPERATOR_KEY).post<{ accountId: string }>('/v1/accounts', { name: 'Bench' });
  const { accountId } = account.body;
  const host = api(url, credentials.issueAccountKey({ accountId, keyId: crypto.randomUUID(), scopes: ['host'] }));
  const session = await host.post<{ sessionId: string }>('/v1/sessions', { title: 'Bench', medium: 'video' });
  const { sessionId } = session.body;
  await host.put(`/v1/sessions/${sessionId}/state`, { state: 'live' });
  return { accountId, sessionId };
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (ready?.ok) return;
    if (Date.now() > deadline) throw new Error('the room did not start');
    await sleep(50);
  }
}

function passOf(tickets: Tickets, { accountId, sessionId }: LiveSession, n: number): ViewerPass {
  const viewer = { kind: 'viewer', accountId, viewerId: `viewer-${n}`, expiresAtMs: Date.now() + HOUR_MS } as const;
  const { ticket } = tickets.issue(viewer, sessionId, TICKET_SECONDS);
  return { path: `/v1/sessions/${sessionId}/room`, protocols: `${ROOM_PROTOCOL}, ${TICKET_PROTOCOL}${ticket}` };
}
