import { closeCodes, type NumberedItem } from '@shopcast/contracts/room';
import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs } from './back-off.js';
import { Likes } from './likes.js';
import { RoomClient, type RoomClientOptions } from './room-client.js';
import { FrameRefused, RoomClosed } from './room-client.errors.js';
import { Sequence } from './sequence.js';
import type { WireEvents } from './wire.js';

/** What the client has opened, seen from the other end. */
class FarEnd {
  readonly said: { t: string; id: string; [field: string]: unknown }[] = [];
  isOver = false;

  constructor(
    readonly url: string,
    readonly protocols: string[],
    readonly events: WireEvents,
  ) {}

  tell(...frames: object[]): void {
    for (const frame of frames) this.events.received(JSON.stringify(frame));
  }

  welcome(seq: number, more: object = {}): void {
    this.events.opened();
    this.tell({ t: 'welcome', epoch: 'e', seq, missed: null, online: 1, likes: 0, ...more });
  }

  close(code: number): void {
    if (!this.isOver) this.events.closed(code, '');
    this.isOver = true;
  }

  /** Accepts what was said last. */
  ok(): void {
    this.tell({ t: 'ok', id: this.said.at(-1)?.id, at: '2026-11-23T12:30:00.000Z' });
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('it did not happen');
    await sleep(1);
  }
}

const feed = (from: number, to = from): object => ({
  ...{ t: 'feed', from, to, online: 2, likes: 3 },
  items: Array.from({ length: to - from + 1 }, (_, n) => ({ t: 'comment', seq: from + n })),
});

/** A client, and every connection that it opens. */
function visitor(options: Partial<RoomClientOptions> = {}) {
  const ends: FarEnd[] = [];
  let tickets = 0;
  const client = new RoomClient({
    url: 'http://shop.example',
    sessionId: 's',
    ticket: async () => `t${(tickets += 1)}`,
    rest: (ms) => (ms >= 15_000 ? new Promise(() => undefined) : sleep(1)),
    connect: (url, protocols, events) => {
      const end = new FarEnd(url, protocols, events);
      ends.push(end);
      return {
        send: (text) => end.said.push(JSON.parse(text) as FarEnd['said'][number]),
        close: () => end.close(1000),
        cut: () => end.close(1006),
      };
    },
    ...options,
  });
  const items: NumberedItem[] = [];
  client.on('items', (told) => items.push(...told));
  const end = async (number: number): Promise<FarEnd> => {
    await until(() => ends.length >= number);
    return ends[number - 1] as FarEnd;
  };
  return { client, ends, items, end };
}

describe('a room client', () => {
  it('shows its ticket, enters, and comes back with another to where it was', async () => {
    const { client, end, items } = visitor();
    const entered = client.enter({ stayId: 'stay' });
    const first = await end(1);
    first.welcome(4);
    first.ok();
    await entered;
    first.tell(feed(5, 6));
    const comment = client.comment('hello');
    first.events.closed(1006, '');

    const second = await end(2);
    second.welcome(6);
    second.ok();
    second.tell(feed(7));
    expect([first.url, first.protocols]).toEqual([
      'ws://shop.example/v1/sessions/s/room',
      ['shopcast.room.v1', 'ticket.t1'],
    ]);
    expect([second.url, second.protocols[1]]).toEqual(['ws://shop.example/v1/sessions/s/room?since=e.6', 'ticket.t2']);
    expect(second.said.map(({ t, id }) => [t, id])).toEqual(first.said.map(({ t, id }) => [t, id]));
    second.ok();
    expect((await comment).t).toBe('ok');
    expect(items.map(({ seq }) => seq)).toEqual([5, 6, 7]);
  });

  it('enters over the line by which it has watched so far, or over another when that is lost', async () => {
    const { client, end, ends } = visitor();
    const opened = client.open();
    const first = await end(1);
    first.welcome(0);
    await opened;
    const entered = client.enter({ stayId: 'a' });
    await until(() => first.said.length > 0);
    first.ok();
    await entered;
    expect(ends).toHaveLength(1);

    const other = visitor();
    const watching = other.client.open();
    const lost = await other.end(1);
    lost.welcome(0);
    await watching;
    const coming = other.client.enter({ stayId: 'b' });
    lost.events.closed(1006, '');
    const second = await other.end(2);
    second.welcome(0);
    second.ok();
    await coming;
    expect(second.said.map(({ stayId }) => stayId)).toEqual(['b']);
  });

  it('sees nothing twice, and comes back for what is missing', async () => {
    const { client, end, items } = visitor();
    const gaps: unknown[] = [];
    client.on('gap', ({ had }) => gaps.push(had));
    const opened = client.open();
    const first = await end(1);
    first.welcome(0);
    await opened;
    first.tell(feed(1, 2), feed(1, 2), feed(4));

    const second = await end(2);
    expect([second.url.split('?')[1], gaps]).toEqual(['since=e.2', [{ epoch: 'e', seq: 2 }]]);
    second.welcome(2);
    second.tell(feed(3, 4));
    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('tells what cannot be had, and goes on after it', async () => {
    const { client, end, items } = visitor();
    const missed: unknown[] = [];
    client.on('missed', (what) => missed.push(what));
    const opened = client.open();
    const room = await end(1);
    room.welcome(2);
    await opened;
    room.tell({ t: 'snapshot', epoch: 'e', seq: 9, missed: { epoch: 'e', from: 3, to: 9 } }, feed(10));
    expect([missed, items.map(({ seq }) => seq)]).toEqual([[{ epoch: 'e', from: 3, to: 9 }], [10]]);
  });

  it('does not come back when the room says that it is no use, and leaves nobody waiting', async () => {
    const { client, end, ends } = visitor();
    const entered = client.enter({});
    const room = await end(1);
    room.welcome(0);
    room.ok();
    await entered;
    const saying = [client.comment('a'), client.follow()];
    room.events.closed(closeCodes.ended.code, 'ended');

    expect(await Promise.allSettled(saying)).toEqual([
      { status: 'rejected', reason: expect.any(RoomClosed) },
      { status: 'rejected', reason: expect.any(RoomClosed) },
    ]);
    await sleep(20);
    expect(ends).toHaveLength(1);
  });

  it('tries again for as long as it may, then says so', async () => {
    const { client, ends, end } = visitor({ giveUpMs: 0 });
    const opening = expect(client.open()).rejects.toThrow(RoomClosed);
    (await end(1)).events.closed(1006, '');
    await sleep(20);
    ends.at(-1)?.events.closed(4503, 'unavailable');
    await opening;
  });

  it('keeps one line: an attempt that was overtaken while it waited for its turn opens none', async () => {
    const turns: (() => void)[] = [];
    const inTurn = async <T>(attempt: () => Promise<T>): Promise<T> => {
      await new Promise<void>((turn) => turns.push(turn));
      return attempt();
    };
    const { client, ends, end } = visitor({ inTurn });
    void client.enter({ stayId: 'stay' });
    await until(() => turns.length === 1);
    client.cut();
    const back = client.open({ isReturning: true });
    await until(() => turns.length === 2);
    for (const turn of turns) turn();
    const only = await end(1);
    only.welcome(0);
    only.ok();
    await back;
    expect(ends).toHaveLength(1);
  });

  it('lets go of the line it had when it opens another, before it is in or after, and stays with that', async () => {
    const { client, end, ends } = visitor();
    const first = client.open();
    await end(1);
    const second = client.open();
    (await end(2)).welcome(0);
    await Promise.all([first, second]);
    const again = client.open();
    (await end(3)).welcome(0);
    await again;
    await sleep(20);
    expect(ends.map(({ isOver }) => isOver)).toEqual([true, true, false]);
  });

  it('passes on a refusal, and goes on', async () => {
    const { client, end } = visitor();
    const entered = client.enter({});
    const room = await end(1);
    room.welcome(0);
    room.ok();
    await entered;
    const refused = client.comment('spam');
    room.tell({ t: 'refused', id: room.said.at(-1)?.id, code: 'room.muted', title: 'Muted' });
    await expect(refused).rejects.toMatchObject({ constructor: FrameRefused, code: 'room.muted' });
  });

  it('begins a new stay when its own is over, and asks again when it is not let in yet', async () => {
    const { client, end } = visitor({ nextStayId: (stayId) => `${stayId}+` });
    const entered = client.enter({ stayId: 'a' });
    const room = await end(1);
    room.welcome(0);
    room.tell({ t: 'refused', id: room.said.at(-1)?.id, code: 'session.not_live', title: '' });
    await until(() => room.said.length >= 2);
    room.tell({ t: 'refused', id: room.said.at(-1)?.id, code: 'room.stay_ended', title: '' });
    room.ok();
    await entered;
    expect(room.said.map(({ stayId }) => stayId)).toEqual(['a', 'a', 'a+']);
  });
});

describe('coming back', () => {
  it('is spread over the whole time up to a limit that doubles, and does not grow for ever', () => {
    const [soonest, latest] = [() => 0, () => 0.999_999];
    expect([0, 1, 2, 5, 40].map((failures) => Math.round(backOffMs(failures, { random: latest })))).toEqual([
      200, 400, 800, 6_400, 10_000,
    ]);
    expect(backOffMs(5, { random: soonest })).toBe(0);
    expect(backOffMs(0, { random: soonest, slower: true })).toBe(2_000);
  });
});

describe('a sequence', () => {
  it('takes each number once and overlooks no gap', () => {
    const sequence = new Sequence();
    expect(sequence.take(1, 1)).toBe('gap');
    expect(sequence.begin({ epoch: 'e', seq: 3, missed: null })).toBe('next');
    expect([sequence.take(4, 6), sequence.take(4, 6), sequence.take(6, 7), sequence.take(8, 8)]).toEqual([
      ...['next', 'known', 'gap', 'gap'],
    ]);
    expect(sequence.begin({ epoch: 'e', seq: 9, missed: null })).toBe('gap');
    expect(sequence.begin({ epoch: 'f', seq: 1, missed: { epoch: 'e', from: 10, to: null } })).toBe('next');
  });
});

describe('likes', () => {
  it('are gathered, and all of them count', async () => {
    const sent: number[] = [];
    const likes = new Likes(
      (count) => sent.push(count),
      () => sleep(1),
    );
    for (let n = 0; n < 2_500; n += 1) likes.tap();
    expect(sent).toEqual([]);
    await sleep(10);
    expect(sent).toEqual([1_000, 1_000, 500]);
  });
});
