import { setTimeout as sleep } from 'node:timers/promises';
import { redisForTests } from '@shopcast/testing/engines';
import { Redis } from 'ioredis';
import type { LiveState } from './live-state.js';
import { MemoryLiveState } from './memory.live-state.js';
import { RedisLiveState } from './redis.live-state.js';
import { KEPT_BATCHES, type StreamBatch } from './shared-stream.js';

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('it did not happen in 10 seconds');
    await sleep(5);
  }
}

/** Follows a stream from now on. */
async function following(liveState: LiveState, stream: string): Promise<StreamBatch[]> {
  const heard: StreamBatch[] = [];
  let hears = false;
  liveState.follow(stream, { batch: (batch) => heard.push(batch), hearing: () => (hears = true) });
  await until(() => hears);
  return heard;
}

const numbered = (batches: readonly StreamBatch[]): string[] =>
  batches.flatMap(({ first, entries }) => entries.map((entry, index) => `${first + index} ${entry}`));

describe.each(['memory', 'redis'])('streams in %s', (kind) => {
  let one: LiveState;
  let other: LiveState;
  let redis: Redis | undefined;
  let prefix: string;
  beforeAll(async () => {
    if (kind === 'memory') {
      one = other = new MemoryLiveState();
      return;
    }
    const server = await redisForTests();
    prefix = server.prefix;
    [one, other] = [new RedisLiveState(server.url, prefix), new RedisLiveState(server.url, prefix)];
    redis = new Redis(server.url);
    await until(() => one.connected && other.connected);
  });
  afterAll(async () => {
    redis?.disconnect();
    await Promise.all([one.close(), other.close()]);
  });

  it('give every entry one number, and everybody hears them in this order', async () => {
    const [here, there] = [await following(one, 'room'), await following(other, 'room')];
    const told = await Promise.all(
      Array.from({ length: 60 }, (_, n) => (n % 2 ? one : other).append('room', [`a${n}`, `b${n}`])),
    );
    await until(() => here.length === 60 && there.length === 60);

    const inOrder = [...told].sort((a, b) => a.first - b.first);
    expect(numbered(here)).toEqual(numbered(inOrder));
    expect(there).toEqual(here);
    expect(inOrder.map(({ first }) => first)).toEqual(Array.from({ length: 60 }, (_, n) => 2 * n + 1));
    expect(new Set(told.map(({ epoch }) => epoch)).size).toBe(1);
  });

  it('keep the end for whoever comes back, and know where they stand when there is nothing', async () => {
    const nothing = await one.tail('quiet');
    expect(nothing).toMatchObject({ last: 0, batches: [] });
    const batch = await other.append('quiet', ['first']);
    expect(batch.epoch).toBe(nothing.epoch);
    expect(await one.tail('quiet')).toEqual({ epoch: batch.epoch, last: 1, batches: [batch] });

    await Promise.all(Array.from({ length: KEPT_BATCHES + 20 }, (_, n) => one.append('busy', [`${n}`])));
    const { last, batches } = await other.tail('busy');
    expect([last, batches.length, batches[0]?.first]).toEqual([KEPT_BATCHES + 20, KEPT_BATCHES, 21]);
  });

  if (kind === 'redis')
    it('begin a new epoch when they were lost, so that no number means two things', async () => {
      const before = await one.append('lost', ['x']);
      await redis?.del(`${prefix}{lost}:head`, `${prefix}{lost}:batches`);
      const after = await one.append('lost', ['y']);
      expect(after.first).toBe(1);
      expect(after.epoch).not.toBe(before.epoch);
    });
});
