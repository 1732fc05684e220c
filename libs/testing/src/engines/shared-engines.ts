import { randomBytes } from 'node:crypto';
import { askEngine } from './ask-engine.js';

export interface KafkaForTests {
  /** `host:port` of a real broker that all specs of this run share. */
  readonly brokers: string;
  /** Put before topic and group names, so that specs do not meet: `try-9f3a…`. */
  readonly prefix: string;
}

/** The Kafka of this Jest run; the first spec that asks waits some seconds for its start. */
export async function kafkaForTests(): Promise<KafkaForTests> {
  return { brokers: await askEngine('kafka'), prefix: uniquePrefix() };
}

export interface RedisForTests {
  readonly url: string;
  /** Put before every key and channel, so that specs do not meet. */
  readonly prefix: string;
}

/** The Redis of this Jest run. Never flush it: other specs work on it at the same time. */
export async function redisForTests(): Promise<RedisForTests> {
  return { url: await askEngine('redis'), prefix: uniquePrefix() };
}

const uniquePrefix = (): string => `try-${randomBytes(5).toString('hex')}`;
