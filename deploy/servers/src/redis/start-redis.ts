import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { EngineUnavailable } from '../engine-unavailable.js';
import { freePort, isPortFree } from '../free-port.js';
import { spawnServer, untilReady, type RunningServer } from '../server-process.js';
import { takeOver } from '../server-record.js';
import { redisProgram } from './redis-program.js';

export interface RedisOptions {
  /** Holds settings, log and, with `appendOnly`, the data; made when missing. */
  readonly directory: string;
  /** Without one a free port is chosen at every start. */
  readonly port?: number;
  /** Writes every change to disk. Off unless asked for: Shopcast may lose its Redis at any time. */
  readonly appendOnly?: boolean;
  /** Kept by whoever restarts the server under the same address; random unless given. */
  readonly password?: string;
}

export interface RedisServer extends RunningServer {
  readonly port: number;
  readonly url: string;
}

const redisStopSignals = [
  { signal: 'SIGTERM', waitMs: 2_000 },
  { signal: 'SIGKILL', waitMs: 2_000 },
] as const;

/** Starts a Redis on 127.0.0.1. Fails with EngineUnavailable. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  const { program, env } = await redisProgram();
  await takeOver(directory, 'Redis', redisStopSignals);

  const port = options.port ?? (await freePort());
  if (!(await isPortFree(port))) throw new EngineUnavailable(`Redis cannot listen on port ${port}: it is in use`);
  const password = options.password ?? randomBytes(24).toString('base64url');
  const settings = writeSettings(directory, port, password, options.appendOnly ?? false);
  const logFile = join(directory, 'redis.log');
  const stopSignals = redisStopSignals;
  const server = spawnServer({ name: 'Redis', program, args: [settings], env, directory, logFile, stopSignals });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  await untilReady('Redis', server, 15_000, () => answers(url));
  return { ...server, port, url };
}

/** In a file and not on the command line, where every user of the machine could read the password. */
function writeSettings(directory: string, port: number, password: string, appendOnly: boolean): string {
  const file = join(directory, 'redis.conf');
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir "${directory}"`,
    'save ""',
    `appendonly ${appendOnly ? 'yes' : 'no'}`,
    'maxmemory 256mb',
    'maxmemory-policy noeviction',
    'loglevel notice',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
}

async function answers(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
