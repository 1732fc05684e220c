import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { EngineUnavailable } from '../engine-unavailable.js';
import { freePort, isPortFree } from '../free-port.js';
import { spawnServer, untilReady, type RunningServer } from '../server-process.js';
import { takeOver } from '../server-record.js';
import { postgresAccount, underAccount, type PostgresAccount } from './postgres-account.js';
import { openCluster, postgresStopSignals, superuser } from './postgres-cluster.js';
import { installedPostgres } from './postgres-programs.js';

export interface PostgresOptions {
  /** Holds data, log and the superuser's password; made when missing, kept across restarts. */
  readonly directory: string;
  /** Without one a free port is chosen at every start. */
  readonly port?: number;
  readonly maxConnections?: number;
  /** False for data that nobody needs after this server: nothing waits for the disk, and a power cut may ruin it. */
  readonly durable?: boolean;
}

export interface PostgresServer extends RunningServer {
  readonly port: number;
  /** Connects as superuser to the database `postgres`; for provisioning only. */
  readonly url: string;
}

const readyTimeoutMs = 60_000;

/**
 * Starts a real Postgres on 127.0.0.1 with the data of `directory`. A server that a killed process has left behind on
 * the same data is stopped first. Fails with EngineUnavailable.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const asked = resolve(options.directory);
  mkdirSync(asked, { recursive: true });
  const account = postgresAccount(installedPostgres(), asked);
  await takeOver(account.directory, 'Postgres', postgresStopSignals);
  const { dataDirectory, password } = await openCluster(account);

  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    if (!(await isPortFree(port))) throw new EngineUnavailable(`Postgres cannot listen on port ${port}: it is in use`);
    try {
      return await startOn(port, { ...options, account, dataDirectory, password });
    } catch (error) {
      const lostTheRace = String(error).includes('Address already in use') && options.port === undefined;
      // After a kill -9 the old server's last processes may hold its shared memory for a moment.
      const stillEnding = String(error).includes('pre-existing shared memory block');
      if (attempt >= 20 || !(lostTheRace || stillEnding)) throw error;
      await new Promise((again) => setTimeout(again, 100));
    }
  }
}

interface Cluster extends PostgresOptions {
  readonly account: PostgresAccount;
  readonly dataDirectory: string;
  readonly password: string;
}

async function startOn(port: number, cluster: Cluster): Promise<PostgresServer> {
  const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`;
  const server = spawnServer({
    name: 'Postgres',
    ...underAccount(cluster.account, 'postgres', ['-D', cluster.dataDirectory, ...settings(port, cluster)]),
    directory: cluster.account.directory,
    logFile: join(cluster.account.directory, 'postgres.log'),
    stopSignals: postgresStopSignals,
  });
  await untilReady('Postgres', server, readyTimeoutMs, () => connect(url));
  return { ...server, port, url };
}

/** Given on the command line and not in a file, so that data of an older version gets them too. */
function settings(port: number, { maxConnections = 100, durable = true }: PostgresOptions): string[] {
  const whenDurable = durable ? 'on' : 'off';
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    // Room for a small machine; durability is never traded for speed, unless the data is to be thrown away.
    shared_buffers: '64MB',
    maintenance_work_mem: '32MB',
    max_parallel_workers_per_gather: 0,
    io_method: 'sync',
    jit: 'off',
    fsync: whenDurable,
    full_page_writes: whenDurable,
    synchronous_commit: whenDurable,
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '512MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %d ',
    log_checkpoints: 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function connect(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}
