import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { KEPT_BATCHES, readBatch, type StreamBatch, type StreamTail } from './shared-stream.js';

/** A stream in which nothing happens for so long is forgotten. */
const KEPT_MS = 86_400_000;

/** Numbering, keeping and telling are one step, so that everybody hears the batches in the order of their numbers. */
const APPEND = `
  local epoch = redis.call('HGET', KEYS[1], 'epoch')
  if not epoch then
    epoch = ARGV[1]
    redis.call('HSET', KEYS[1], 'epoch', epoch)
    redis.call('DEL', KEYS[2])
  end
  local last = redis.call('HINCRBY', KEYS[1], 'last', ARGV[2])
  local first = string.format('%.0f', last - tonumber(ARGV[2]) + 1)
  local batch = epoch .. ' ' .. first .. ' ' .. ARGV[3]
  redis.call('RPUSH', KEYS[2], batch)
  redis.call('LTRIM', KEYS[2], -tonumber(ARGV[4]), -1)
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
  redis.call('PEXPIRE', KEYS[2], ARGV[5])
  redis.call('PUBLISH', ARGV[6], batch)
  return { epoch, first }`;

const TAIL = `
  local epoch = redis.call('HGET', KEYS[1], 'epoch')
  if not epoch then
    epoch = ARGV[1]
    redis.call('HSET', KEYS[1], 'epoch', epoch)
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
    redis.call('DEL', KEYS[2])
  end
  return { epoch, redis.call('HGET', KEYS[1], 'last') or '0', redis.call('LRANGE', KEYS[2], 0, -1) }`;

/** Streams that all processes share. When Redis loses them a new epoch begins. */
export class RedisStreams {
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  async append(name: string, entries: readonly string[]): Promise<StreamBatch> {
    const batch = [entries.length, JSON.stringify(entries)] as const;
    const kept = [KEPT_BATCHES, KEPT_MS] as const;
    const [epoch, first] = (await this.redis.eval(
      APPEND,
      2,
      ...this.keysOf(name),
      randomUUID(),
      ...batch,
      ...kept,
      this.prefix + name,
    )) as [string, string];
    return { epoch, first: Number(first), entries };
  }

  async tail(name: string): Promise<StreamTail> {
    const [epoch, last, kept] = (await this.redis.eval(TAIL, 2, ...this.keysOf(name), randomUUID(), KEPT_MS)) as [
      string,
      string,
      string[],
    ];
    return { epoch, last: Number(last), batches: kept.flatMap((batch) => readBatch(batch) ?? []) };
  }

  private keysOf(name: string): [string, string] {
    // The braces keep both on one node of a cluster.
    return [`${this.prefix}{${name}}:head`, `${this.prefix}{${name}}:batches`];
  }
}
