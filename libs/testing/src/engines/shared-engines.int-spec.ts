import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaForTests, redisForTests } from './shared-engines.js';

describe('engines of a test run', () => {
  it('are the same servers for every spec, with a prefix of its own for each', async () => {
    const [one, other] = await Promise.all([redisForTests(), redisForTests()]);

    expect(one.url).toBe(other.url);
    expect(one.prefix).not.toBe(other.prefix);
    const redis = new Redis(one.url);
    expect(await redis.ping()).toBe('PONG');
    redis.disconnect();
  });

  it('include a real Kafka', async () => {
    const { brokers } = await kafkaForTests();

    const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    expect((await admin.describeCluster()).brokers).toHaveLength(1);
    await admin.disconnect();
  }, 300_000);
});
