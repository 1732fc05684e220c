import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startRedis, type RedisOptions, type RedisServer } from './start-redis.js';

describe('a local Redis', () => {
  let directory: string;
  const started: RedisServer[] = [];
  const start = async (options: Partial<RedisOptions> = {}) => {
    const server = await startRedis({ directory, ...options });
    started.push(server);
    return server;
  };
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'shopcast-redis-'));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()));
    rmSync(directory, { recursive: true, force: true });
  });

  it('answers with its password and refuses without', async () => {
    const server = await start();

    expect(await command(server.url, (redis) => redis.set('a', '1'))).toBe('OK');
    const anonymous = Object.assign(new URL(server.url), { password: '' }).href;
    await expect(command(anonymous, (redis) => redis.get('a'))).rejects.toThrow('NOAUTH');
  });

  it('comes back under the same address after kill -9, empty, for it holds nothing that must last', async () => {
    const first = await start({ password: 'kept' });
    await command(first.url, (redis) => redis.set('a', '1'));
    first.kill('SIGKILL');
    await first.exited;

    const second = await start({ password: 'kept', port: first.port });

    expect(second.url).toBe(first.url);
    expect(await command(second.url, (redis) => redis.get('a'))).toBeNull();
  });

  it('keeps its data when it is told to', async () => {
    const first = await start({ appendOnly: true });
    await command(first.url, (redis) => redis.set('a', '1'));
    await first.stop();

    const second = await start({ appendOnly: true });

    expect(await command(second.url, (redis) => redis.get('a'))).toBe('1');
  });
});

async function command<T>(url: string, run: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    return await run(redis);
  } finally {
    redis.disconnect();
  }
}
