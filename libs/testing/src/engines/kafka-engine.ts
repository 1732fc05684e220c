import { freePort, startKafka } from '@shopcast/servers';
import { provideEngine, type ProvidedEngine } from './provide-engine.js';

export const start = (directory: string): Promise<ProvidedEngine> =>
  provideEngine({ variable: 'TEST_KAFKA_BROKERS', container, local }, directory);

async function local(directory: string): Promise<ProvidedEngine> {
  const server = await startKafka({ directory });
  return { address: server.brokers, stop: () => server.stop() };
}

/** The broker must announce the port under which it can be reached, so container and host use the same number. */
async function container(): Promise<ProvidedEngine> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = await freePort();
  const started = await new GenericContainer('apache/kafka:4.4.0')
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    })
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
    .start();
  return { address: `127.0.0.1:${port}`, stop: async () => void (await started.stop()) };
}
