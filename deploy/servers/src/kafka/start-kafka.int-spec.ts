import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { CompressionTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { startKafka, type KafkaServer } from './start-kafka.js';

// The first start on a machine fetches the jars.
jest.setTimeout(300_000);

describe('a local Kafka', () => {
  let directory: string;
  let server: KafkaServer;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'shopcast-kafka-'));
    server = await startKafka({ directory });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('takes idempotent, compressed, acknowledged records and gives them back in order to a group', async () => {
    await createTopic(server, 'kept');
    await produce(server, 'kept', ['one', 'two', 'three']);

    expect(await consume(server, 'kept', 3)).toEqual(['one', 'two', 'three']);
  });

  it('does not create topics that nobody has declared', async () => {
    await expect(produce(server, 'misspelt', ['lost'])).rejects.toThrow();
  });

  it('still has everything acknowledged after kill -9 and a restart on another port', async () => {
    await createTopic(server, 'survivor');
    await produce(server, 'survivor', ['before the crash']);
    const oldPid = server.pid;
    server.kill('SIGKILL');
    await server.exited;

    server = await startKafka({ directory });

    expect(server.pid).not.toBe(oldPid);
    expect(await consume(server, 'survivor', 1)).toEqual(['before the crash']);
  });

  it('ends within five seconds when it is stopped', async () => {
    const startedAt = Date.now();

    await server.stop();

    expect(Date.now() - startedAt).toBeLessThan(5_000);
    server = await startKafka({ directory });
  });
});

function clientOf({ brokers }: KafkaServer): Kafka {
  return new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING, retry: { initialRetryTime: 50, retries: 8 } });
}

async function createTopic(server: KafkaServer, topic: string): Promise<void> {
  const admin = clientOf(server).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 3, replicationFactor: 1 }], waitForLeaders: true });
  await admin.disconnect();
}

async function produce(server: KafkaServer, topic: string, values: string[]): Promise<void> {
  const producer = clientOf(server).producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 50, retries: 5 },
  });
  await producer.connect();
  try {
    const messages = values.map((value) => ({ key: 'one key', value }));
    await producer.send({ topic, acks: -1, compression: CompressionTypes.GZIP, messages });
  } finally {
    await producer.disconnect();
  }
}

async function consume(server: KafkaServer, topic: string, count: number): Promise<string[]> {
  const consumer = clientOf(server).consumer({ groupId: `${topic}-readers` });
  const values: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((enough) => {
    void consumer.run({
      eachMessage: async ({ message }) => {
        values.push(String(message.value));
        if (values.length === count) enough();
      },
    });
  });
  await consumer.disconnect();
  return values;
}
