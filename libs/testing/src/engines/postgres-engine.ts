import { startPostgres } from '@shopcast/servers';
import { provideEngine, type ProvidedEngine } from './provide-engine.js';

/** Specs run in parallel, each with pools of its own. */
const maxConnections = 300;

export const start = (directory: string): Promise<ProvidedEngine> =>
  provideEngine({ variable: 'TEST_POSTGRES_URL', container, local }, directory);

async function local(directory: string): Promise<ProvidedEngine> {
  const server = await startPostgres({ directory, maxConnections });
  return { address: server.url, stop: () => server.stop() };
}

async function container(): Promise<ProvidedEngine> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const started = await new GenericContainer('postgres:17-alpine')
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withCommand(['postgres', '-c', `max_connections=${maxConnections}`])
    .withExposedPorts(5432)
    // The image starts the server twice, the first time only for its own set-up.
    .withWaitStrategy(Wait.forLogMessage('database system is ready to accept connections', 2))
    .start();
  const address = `postgres://postgres:test@${started.getHost()}:${started.getMappedPort(5432)}/postgres`;
  return { address, stop: async () => void (await started.stop()) };
}
