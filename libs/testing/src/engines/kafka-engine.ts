import { freePort, startKafka } from '@shopcast/servers';
import { Kafka, logLevel } from 'kafkajs';
import { provideEngine, type ProvidedEngine, untilAnswers } from './provide-engine.js';

export const start = (directory: string): Promise<ProvidedEngine> =>
  provideEngine({ variable: 'TEST_KAFKA_BROKERS', container, local }, directory);

async function local(directory: string): Promise<ProvidedEngine> {
  const server = await startKafka({ directory });
  return { address: server.brokers, stop: () => server.stop() };
}

/** The broker must announce the port under which it can be reached, so container and host use the same number. */
async function container(): Promise<ProvidedEngine> {
  const { GenericContainer, getContainerRuntimeClient } = await import('testcontainers');
  const { host } = (await getContainerRuntimeClient()).info.containerRuntime;
  const port = await freePort();
  const address = `${host}:${port}`;
  const started = await new GenericContainer('apache/kafka:4.4.0')
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${address}`,
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    })
    .withExposedPorts({ container: 9092, host: port })
    .start();
  await untilAnswers(() => describeCluster(address));
  return { address, stop: async () => void (await started.stop()) };
}

async function describeCluster(brokers: string): Promise<void> {
  const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
  try {
    await admin.connect();
    await admin.describeCluster();
  } finally {
    await admin.disconnect();
  }
}
