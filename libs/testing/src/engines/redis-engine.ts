import { startRedis } from '@shopcast/servers';
import { Redis } from 'ioredis';
import { provideEngine, type ProvidedEngine, untilAnswers } from './provide-engine.js';

export const start = (directory: string): Promise<ProvidedEngine> =>
  provideEngine({ variable: 'TEST_REDIS_URL', container, local }, directory);

async function local(directory: string): Promise<ProvidedEngine> {
  const server = await startRedis({ directory });
  return { address: server.url, stop: () => server.stop() };
}

async function container(): Promise<ProvidedEngine> {
  const { GenericContainer } = await import('testcontainers');
  const started = await new GenericContainer('redis:7-alpine')
    // Without a password Redis refuses clients from outside its container.
    .withCommand(['redis-server', '--requirepass', 'test'])
    .withExposedPorts(6379)
    .start();
  const address = `redis://:test@${started.getHost()}:${started.getMappedPort(6379)}`;
  await untilAnswers(() => ping(address));
  return { address, stop: async () => void (await started.stop()) };
}

async function ping(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}
