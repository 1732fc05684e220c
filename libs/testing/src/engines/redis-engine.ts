import { startRedis } from '@shopcast/servers';
import { provideEngine, type ProvidedEngine } from './provide-engine.js';

export const start = (directory: string): Promise<ProvidedEngine> =>
  provideEngine({ variable: 'TEST_REDIS_URL', container, local }, directory);

async function local(directory: string): Promise<ProvidedEngine> {
  const server = await startRedis({ directory });
  return { address: server.url, stop: () => server.stop() };
}

async function container(): Promise<ProvidedEngine> {
  const { GenericContainer } = await import('testcontainers');
  const started = await new GenericContainer('redis:7-alpine').withExposedPorts(6379).start();
  const address = `redis://${started.getHost()}:${started.getMappedPort(6379)}`;
  return { address, stop: async () => void (await started.stop()) };
}
