import type { Duplex } from 'node:stream';
import type { Principal } from '@shopcast/access';
import type { FeedFrame, ServerFrame, Snapshot } from '@shopcast/contracts';
import { WebSocket } from 'ws';
import { Audience, type Scenery } from './audience.js';
import { Feed } from './feed/feed.js';
import { RoomConnection } from './room-connection.js';

const BUDGET = 4_000;
const SLOW_MS = 60_000;
const principal: Principal = { kind: 'operator' };
const scenery: Scenery = {
  reconnectGraceMs: 30_000,
  snapshot: () => ({ online: 2, likes: 0 }) as ReturnType<Scenery['snapshot']>,
};

/** Somebody who reads only when told to. */
class Reader {
  readonly frames: ServerFrame[] = [];
  mostQueued = 0;
  closedWith: number | undefined;
  readonly connection: RoomConnection;
  private readonly queue: Buffer[] = [];
  private readonly socket = { writableLength: 0, write: (bytes: Buffer) => this.onWrite(bytes) };
  private readonly webSocket = {
    readyState: WebSocket.OPEN as number,
    terminate: () => undefined,
    close: (code: number) => {
      this.closedWith = code;
      this.webSocket.readyState = WebSocket.CLOSING;
    },
  };

  constructor(private readonly isReading: boolean) {
    const wire = {
      webSocket: this.webSocket as unknown as WebSocket,
      socket: this.socket as unknown as Duplex,
      deflates: false,
    };
    this.connection = new RoomConnection(wire, principal, { budgetBytes: BUDGET, slowMs: SLOW_MS });
  }

  get feed(): FeedFrame[] {
    return this.frames.filter((frame): frame is FeedFrame => frame.t === 'feed');
  }

  /** Numbers that it was shown, and those of which it was told that it will not see them. */
  get accountedFor(): number[] {
    const spans = this.frames.flatMap((frame): [number, number][] => {
      if (frame.t === 'feed') return [[frame.from, frame.to]];
      const missed = frame.t === 'snapshot' ? frame.missed : null;
      return missed ? [[missed.from, missed.to ?? missed.from]] : [];
    });
    return spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n));
  }

  readAll(): void {
    for (const bytes of this.queue.splice(0)) {
      this.frames.push(JSON.parse(bytes.subarray(bytes.indexOf('{')).toString()) as ServerFrame);
    }
    this.socket.writableLength = 0;
  }

  private onWrite(bytes: Buffer): void {
    this.queue.push(bytes);
    this.socket.writableLength += bytes.length;
    this.mostQueued = Math.max(this.mostQueued, this.socket.writableLength);
    if (this.isReading) this.readAll();
  }
}

describe('an audience', () => {
  let feed: Feed;
  let audience: Audience;
  let nowMs: number;
  let seq: number;
  beforeEach(() => {
    [nowMs, seq] = [0, 0];
    feed = new Feed({ epoch: 'e', seq: 0 }, { historyBytes: 20_000, commentsPerSecond: 1_000 });
    audience = new Audience(feed, () => ({ online: 2, likes: 0 }), scenery);
  });
  const join = (isReading: boolean): Reader => {
    const reader = new Reader(isReading);
    audience.welcome(reader.connection, undefined);
    return reader;
  };
  const tell = (frames: number): void => {
    for (let n = 0; n < frames; n += 1) {
      feed.add((seq += 1), { seq, json: JSON.stringify({ t: 'comment', text: 'x'.repeat(300) }), author: 'a' });
      audience.flush((nowMs += 100));
    }
  };
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n + 1);

  it('spares a reader who is behind, keeps no more for it than its budget, and lets nobody wait for it', () => {
    const [quick, slow] = [join(true), join(false)];
    tell(200);
    expect(quick.accountedFor).toEqual(upTo(200));
    expect(slow.mostQueued).toBeLessThan(2 * BUDGET);
    expect(slow.closedWith).toBeUndefined();
  });

  it('lets it catch up when it reads again: every number is there once, shown or named as missed', () => {
    const slow = join(false);
    tell(200);
    slow.readAll();
    tell(1);
    slow.readAll();
    tell(5);
    slow.readAll();

    expect(slow.accountedFor).toEqual(upTo(206));
    const snapshots = slow.frames.filter((frame): frame is Snapshot => frame.t === 'snapshot');
    expect(snapshots).toHaveLength(1);
    expect(snapshots[0]).toMatchObject({ online: 2, epoch: 'e', missed: { epoch: 'e', to: snapshots[0]?.seq } });
  });

  it('says nothing of missing when a short delay is all that there was', () => {
    const slow = join(false);
    tell(13);
    slow.readAll();
    tell(2);
    slow.readAll();
    expect(slow.accountedFor).toEqual(upTo(15));
    expect(slow.frames.some(({ t }) => t === 'snapshot')).toBe(false);
  });

  it('lets who comes back have all of what is kept, a few numbers of a large step included', () => {
    for (let n = 0; n < 100; n += 1) feed.add((seq += 1), { seq, json: `{"text":"${'x'.repeat(30)}"}`, author: 'a' });
    audience.flush((nowMs += 100));
    const back = new Reader(true);
    audience.welcome(back.connection, { epoch: 'e', seq: 95 });
    expect(back.frames[0]).toMatchObject({ t: 'welcome', missed: null });
    expect(back.accountedFor).toEqual([96, 97, 98, 99, 100]);
  });

  it('gives up on who does not read at all', () => {
    const [quick, deaf] = [join(true), join(false)];
    tell(2 * (SLOW_MS / 100));
    expect(deaf.closedWith).toBe(4408);
    expect(deaf.mostQueued).toBeLessThan(2 * BUDGET);
    expect(quick.accountedFor).toEqual(upTo(seq));
  });

  it('tells the numbers once more when somebody began with others than everybody has seen', () => {
    let online = 1;
    audience = new Audience(feed, () => ({ online, likes: 0 }), scenery);
    audience.flush((nowMs += 2_000));
    online = 0;
    const reader = join(true);
    online = 1;
    audience.flush((nowMs += 2_000));
    expect(reader.frames.at(-1)).toEqual({ t: 'counts', online: 1, likes: 0 });
  });

  it('tells everybody where the sequence goes on when it begins anew', () => {
    const reader = join(true);
    tell(3);
    feed.renew({ epoch: 'f', seq: 40 });
    audience.startOver();
    seq = 40;
    tell(1);
    expect(reader.frames.at(-2)).toMatchObject({
      ...{ t: 'snapshot', epoch: 'f', seq: 40 },
      missed: { epoch: 'e', from: 4, to: null },
    });
    expect(reader.feed.at(-1)).toMatchObject({ from: 41, to: 41 });
  });
});
