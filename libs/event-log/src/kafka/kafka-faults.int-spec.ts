import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KafkaServer, startKafka } from '@shopcast/servers';
import { describeWith, freshDatabase, kafkaForTests } from '@shopcast/testing/engines';
import { describeFaultPromises } from '../conformance/fault-promises.js';
import { describeRestartPromises } from '../conformance/restart-promises.js';
import { KafkaEventLog } from './kafka-event-log.js';

await describeWith('kafka', 'the log in Kafka, when processes die', () => {
  describeFaultPromises(
    async () => ({
      EVENT_LOG: 'kafka',
      KAFKA_BROKERS: [(await kafkaForTests()).brokers],
      KAFKA_COMPRESSION: 'gzip',
    }),
    () => freshDatabase('try-service'),
  );
});

await describeWith('kafka', 'the log in Kafka, when the broker goes', () => {
  let directory: string;
  let server: KafkaServer;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'shopcast-log-'));
    server = await startKafka({ directory });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  describeRestartPromises(() => ({
    open: () =>
      Promise.resolve(new KafkaEventLog({ clientId: 'restart', brokers: [server.brokers], compression: 'gzip' })),
    restart: async (signal, downForMs) => {
      const { port } = server;
      server.kill(signal);
      await server.exited;
      await sleep(downForMs);
      server = await startKafka({ directory, port });
    },
  }));
});
