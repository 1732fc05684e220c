import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { redisForTests } from '@shopcast/testing/engines';
import type { LiveState } from './live-state.js';
import { MemoryLiveState } from './memory.live-state.js';
import { RedisLiveState } from './redis.live-state.js';

/** Listens and keeps what it hears. */
function hearing(liveState: LiveState, channel: string) {
  const heard: string[] = [];
  return { heard, stop: liveState.subscribe(channel, (message) => heard.push(message)) };
}

async function until(isTrue: () => boolean, meanwhile: () => void = () => undefined): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('it did not happen in 10 seconds');
    meanwhile();
    await sleep(10);
  }
}

const adapters: Record<string, () => Promise<{ one: LiveState; other: LiveState }>> = {
  memory: async () => {
    const shared = new MemoryLiveState();
    return { one: shared, other: shared };
  },
  redis: async () => {
    const { url, prefix } = await redisForTests();
    return { one: new RedisLiveState(url, prefix), other: new RedisLiveState(url, prefix) };
  },
};

describe.each(Object.entries(adapters))('live state in %s', (_name, open) => {
  let one: LiveState;
  let other: LiveState;
  beforeAll(async () => {
    ({ one, other } = await open());
    await until(() => one.connected && other.connected);
  });
  afterAll(() => Promise.all([one.close(), other.close()]));

  /** Resolves when the subscription has come into effect. */
  const established = async (channel: string) => {
    const listener = hearing(other, channel);
    await until(
      () => listener.heard.length > 0,
      () => one.publish(channel, 'is anybody there?'),
    );
    await sleep(50);
    listener.heard.length = 0;
    return listener;
  };

  it('brings messages to every listener of their channel, in their order, and to no other channel', async () => {
    const [room, sameRoom, nextRoom] = [
      await established('room'),
      await established('room'),
      await established('hall'),
    ];
    room.heard.length = 0;

    for (let n = 1; n <= 100; n += 1) one.publish('room', `message ${n}`);
    await until(() => room.heard.length === 100 && sameRoom.heard.length === 100);

    expect(room.heard).toEqual(Array.from({ length: 100 }, (_, n) => `message ${n + 1}`));
    expect(nextRoom.heard).toEqual([]);
    for (const { stop } of [room, sameRoom, nextRoom]) stop();
  });

  it('tells the publisher’s own process, too', async () => {
    const { heard, stop } = await established('echo');

    other.publish('echo', 'hello');
    await until(() => heard.includes('hello'));
    stop();
  });

  it('brings nothing any more to who has stopped listening, while others go on', async () => {
    const [leaving, staying] = [await established('left'), await established('left')];
    leaving.heard.length = 0;

    leaving.stop();
    leaving.stop();
    one.publish('left', 'still here?');
    await until(() => staying.heard.includes('still here?'));

    expect(leaving.heard).toEqual([]);
    staying.stop();
  });

  it('is not disturbed by a listener that fails', async () => {
    const failing = other.subscribe('fragile', () => {
      throw new Error('a bug');
    });
    const { heard, stop } = await established('fragile');

    one.publish('fragile', 'all fine');
    await until(() => heard.includes('all fine'));
    failing();
    stop();
  });
});

describe('live state while Redis goes away and comes back', () => {
  let gate: Gate;
  let liveState: RedisLiveState;
  let prefix: string;
  let direct: RedisLiveState;
  beforeAll(async () => {
    const redis = await redisForTests();
    prefix = redis.prefix;
    gate = await Gate.to(new URL(redis.url));
    liveState = new RedisLiveState(gate.url, prefix);
    direct = new RedisLiveState(redis.url, prefix);
    await until(() => liveState.connected && direct.connected);
  });
  afterAll(async () => {
    await Promise.all([liveState.close(), direct.close()]);
    await gate.shut();
  });

  it('drops messages without failing or blocking, and listens again afterwards', async () => {
    const { heard } = hearing(liveState, 'room');
    await until(
      () => heard.length > 0,
      () => direct.publish('room', 'before'),
    );

    await gate.shut();
    await until(() => !liveState.connected);
    for (let n = 0; n < 1_000; n += 1) liveState.publish('room', 'into the void');
    const late = hearing(liveState, 'opened during the outage');

    await gate.open();
    await until(
      () => heard.includes('after') && late.heard.includes('after'),
      () => {
        direct.publish('room', 'after');
        direct.publish('opened during the outage', 'after');
      },
    );
    expect(heard).not.toContain('into the void');
  });
});

/** A door in front of Redis that can be shut: the shared server itself must not be stopped. */
class Gate {
  private readonly through = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  static async to(target: URL): Promise<Gate> {
    const gate = new Gate(target);
    await gate.open();
    return gate;
  }

  private constructor(private readonly target: URL) {}

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  async open(): Promise<void> {
    this.server = createServer((inside) => this.join(inside));
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as { port: number }).port;
  }

  async shut(): Promise<void> {
    for (const socket of this.through) socket.destroy();
    await new Promise<void>((resolve) => {
      if (!this.server?.listening) return resolve();
      this.server.close(() => resolve());
    });
  }

  private join(inside: Socket): void {
    const outside = connect(Number(this.target.port), this.target.hostname);
    for (const [from, to] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      this.through.add(from);
      from.pipe(to);
      from
        .on('error', () => to.destroy())
        .on('close', () => {
          this.through.delete(from);
          to.destroy();
        });
    }
  }
}
