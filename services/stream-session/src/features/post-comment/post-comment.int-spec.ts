import { commentPosted, sessionShared, viewerLiked } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { RoomClient as PageClient, ticketFrom } from '@shopcast/room-client';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { WebSocket } from 'ws';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';
import { RoomClient } from '../../testing/room-client.js';

describe('comments, likes and shares', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  let mia: RoomClient;
  let noah: RoomClient;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session', env: { ROOM_TICK_MS: '20' } });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service);
    [mia, noah] = [await session.connect('mia'), await session.connect('noah')];
    await Promise.all([mia.enter(), noah.enter()]);
  });
  afterEach(() => Promise.all([mia.close(), noah.close()]));
  const ofThisSession = ({ data }: { data: { sessionId: string } }) => data.sessionId === session.sessionId;
  const commentsSeenBy = ({ items }: RoomClient) => items.filter((item) => item.t === 'comment');

  it('are in the log when they are acknowledged, and comments reach everybody under a pseudonym', async () => {
    const answer = await mia.ask({ t: 'comment', text: '  好看嗎？ かわいい! ' });
    const posted = (await service.publishedAs(commentPosted)).filter(ofThisSession);

    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      timeMs: Date.parse((answer as { at: string }).at),
      data: { viewerId: 'mia', text: '好看嗎？ かわいい!' },
    });
    for (const viewer of [mia, noah]) {
      await viewer.until(() => commentsSeenBy(viewer).length === 1);
      const [comment] = commentsSeenBy(viewer);
      expect(comment).toMatchObject({ commentId: posted[0]?.data.commentId, text: '好看嗎？ かわいい!' });
      expect(JSON.stringify(comment)).not.toContain('mia');
    }
  });

  it('take effect once when they are sent twice, also at the same time and after a reconnect', async () => {
    const frames = [
      { t: 'comment', id: newId(), text: 'once' },
      { t: 'like', id: newId(), count: 3 },
      { t: 'share', id: newId(), channel: 'moments' },
    ];
    await Promise.all(frames.flatMap((frame) => [mia.ask(frame), mia.ask(frame)]));
    mia.drop();
    mia = await session.connect('mia');
    await mia.enter();
    const answers = await Promise.all(frames.map((frame) => mia.ask(frame)));

    expect(answers.map(({ t }) => t)).toEqual(['ok', 'ok', 'ok']);
    for (const contract of [commentPosted, viewerLiked, sessionShared] as const) {
      const published = (await service.log.publishedAs<{ sessionId: string }>(contract as never)).filter(ofThisSession);
      expect(published).toHaveLength(1);
    }
    await noah.until(() => noah.likes === 3);
    expect(commentsSeenBy(noah)).toHaveLength(1);
  });

  it('are counted for whoever comes later', async () => {
    await Promise.all([1, 2, 3].map(() => mia.ask({ t: 'like', count: 10 })));
    const late = await session.connect('late');

    expect(late.welcome).toMatchObject({ likes: 30, online: 2 });
    await late.close();
  });

  it('are for those who have entered, while the session is on', async () => {
    const outside = await session.connect('outside');
    expect(await outside.ask({ t: 'comment', text: 'hello?' })).toMatchObject({ code: 'room.not_entered' });
    await mia.ask({ t: 'leave' });
    expect(await mia.ask({ t: 'like', count: 1 })).toMatchObject({ code: 'room.not_entered' });
    await session.put('paused');
    expect((await noah.ask({ t: 'comment', text: 'come back' })).t).toBe('ok');
    await outside.close();
  });

  it('arrive gathered in frames that count up without a gap', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => mia.ask({ t: 'comment', text: `comment ${n}` })));
    await noah.until(() => commentsSeenBy(noah).length === 40);

    expect(noah.feed.length).toBeLessThan(40);
    const ends = [noah.welcome?.seq ?? 0, ...noah.feed.map(({ to }) => to)];
    expect(noah.feed.map(({ from }) => from)).toEqual(ends.slice(0, -1).map((to) => to + 1));
    expect(commentsSeenBy(noah).map(({ seq }) => seq)).toEqual(commentsSeenBy(mia).map(({ seq }) => seq));
    expect(new Set(commentsSeenBy(noah).map(({ commentId }) => commentId)).size).toBe(40);
  });

  it('are all there, once and in their order, for everybody whose connection was lost at the same moment', async () => {
    const crowd = await Promise.all(Array.from({ length: 25 }, (_, n) => openPage(service.url, session, `crowd-${n}`)));
    const said = crowd.map(async ({ client }) => {
      for (const n of [1, 2, 3, 4, 5, 6]) await client.comment(`comment ${n}`);
    });
    await noah.until(() => commentsSeenBy(noah).length > 20);
    for (const { sockets } of crowd) sockets.at(-1)?.terminate();
    await Promise.all(said);
    await noah.until(() => commentsSeenBy(noah).length === 150);

    const inOrder = commentsSeenBy(noah).map(({ seq }) => seq);
    for (const { seen, oddities, sockets } of crowd) {
      await noah.until(() => seen.length >= inOrder.length);
      expect([seen, oddities, sockets.length]).toEqual([inOrder, [], 2]);
    }
    for (const { client } of crowd) client.close();
  });

  it('are said to be out of reach after the room has begun a new epoch', async () => {
    await mia.ask({ t: 'comment', text: 'before' });
    await mia.until(() => commentsSeenBy(mia).length === 1);
    const since = { epoch: 'of-a-process-that-died', seq: 7 };
    const back = await RoomClient.connect(service.url, session.sessionId, session.token('back'), since);
    expect(back.welcome).toMatchObject({ seq: mia.position.seq, missed: { epoch: since.epoch, from: 8, to: null } });
    await back.close();
  });
});

/** A viewer's page, as it runs in a browser: over however many connections. */
async function openPage(url: string, session: SessionUnderTest, viewerId: string) {
  const sockets: WebSocket[] = [];
  const client = new PageClient({
    url,
    sessionId: session.sessionId,
    ticket: ticketFrom({ url, sessionId: session.sessionId, token: session.token(viewerId) }),
    connect: (address, protocols, events) => {
      const socket = new WebSocket(address, protocols);
      sockets.push(socket);
      socket.on('open', () => events.opened());
      socket.on('message', (data) => events.received(String(data)));
      socket.on('close', (code, reason) => events.closed(code, String(reason)));
      socket.on('error', () => undefined);
      return { send: (text) => socket.send(text), close: () => socket.close(), cut: () => socket.terminate() };
    },
  });
  const [seen, oddities]: [number[], unknown[]] = [[], []];
  client.on('items', (items) => seen.push(...items.map(({ seq }) => seq)));
  for (const oddity of ['gap', 'missed', 'newStay'] as const) client.on(oddity, (what) => oddities.push(what));
  await client.enter({});
  return { client, sockets, seen, oddities };
}
