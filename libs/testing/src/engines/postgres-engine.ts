import { startPostgres } from '@shopcast/servers';
import pg from 'pg';
import { provideEngine, type ProvidedEngine, untilAnswers } from './provide-engine.js';

/** Specs run in parallel, each with pools of its own. */
const maxConnections = 300;

export const start = (directory: string): Promise<ProvidedEngine> =>
  provideEngine({ variable: 'TEST_POSTGRES_URL', container, local }, directory);

async function local(directory: string): Promise<ProvidedEngine> {
  const server = await startPostgres({ directory, maxConnections, durable: false });
  return { address: server.url, stop: () => server.stop() };
}

async function container(): Promise<ProvidedEngine> {
  const { GenericContainer } = await import('testcontainers');
  const started = await new GenericContainer('postgres:17-alpine')
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withCommand(['postgres', '-c', `max_connections=${maxConnections}`, '-c', 'fsync=off'])
    .withExposedPorts(5432)
    .start();
  const address = `postgres://postgres:test@${started.getHost()}:${started.getMappedPort(5432)}/postgres`;
  await untilAnswers(() => connect(address));
  return { address, stop: async () => void (await started.stop()) };
}

async function connect(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
}
