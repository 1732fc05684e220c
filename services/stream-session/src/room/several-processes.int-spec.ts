import { closeCodes, commentPosted, sessionEnded, viewerEntered, viewerLeft } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { ticketFrom } from '@shopcast/room-client';
import { redisForTests } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSession, type SessionUnderTest } from '../testing/open-session.js';
import { RoomClient } from '../testing/room-client.js';
import { type ServiceProcess, Surroundings } from '../testing/service-process.js';

const settings = {
  ROOM_RECONNECT_GRACE_MS: '1500',
  ROOM_BEAT_MS: '100',
  ROOM_SWEEP_MS: '200',
  ROOM_SILENT_MS: '2000',
  ROOM_TICK_MS: '50',
};

/** Two processes of the service that serve the same room. */
async function twoProcesses(liveState: Record<string, string>) {
  const around = await Surroundings.build({ ...settings, ...liveState });
  const [one, other] = await Promise.all([around.start(), around.start()]);
  return { around, one, other, session: await openSession(one) };
}

const at = (service: ServiceProcess, session: SessionUnderTest, viewerId: string) =>
  RoomClient.connect(service.url, session.sessionId, session.token(viewerId));

describe('a room in two processes with Redis between them', () => {
  let around: Surroundings;
  let one: ServiceProcess;
  let other: ServiceProcess;
  let session: SessionUnderTest;
  beforeAll(async () => {
    const { url } = await redisForTests();
    const nobodyLooks = { ROOM_RULES_LOOK_MS: '3600000' };
    ({ around, one, other, session } = await twoProcesses({ LIVE_STATE: 'redis', REDIS_URL: url, ...nobodyLooks }));
  }, 180_000);
  afterAll(() => around.tearDown());

  it('is one room: the same comments and the same number of viewers on both sides', async () => {
    const [mia, noah] = [await at(one, session, 'mia'), await at(other, session, 'noah')];
    await Promise.all([mia.enter(), noah.enter()]);
    await mia.until(() => mia.online === 2);
    await noah.until(() => noah.online === 2);

    await mia.ask({ t: 'comment', text: 'hello over there' });
    await noah.ask({ t: 'like', count: 5 });
    await noah.until(() => noah.items.some((item) => item.t === 'comment' && item.text === 'hello over there'));
    await mia.until(() => mia.likes === 5);
    await Promise.all([mia.ask({ t: 'leave' }), noah.ask({ t: 'leave' })]);
    await Promise.all([mia.close(), noah.close()]);
  });

  it('has one word list, which also holds where nobody has changed it', async () => {
    const [mia, noah] = [await at(one, session, 'mia'), await at(other, session, 'noah')];
    await Promise.all([mia.enter(), noah.enter()]);
    await noah.ask({ t: 'comment', text: 'so far so good' });
    const words = [{ word: 'scam', action: 'reject' }];
    await one.http.as(session.hostKey).put('/v1/moderation/word-list').send({ words }).expect(200);

    expect(await mia.ask({ t: 'comment', text: 'scam' })).toMatchObject({ code: 'comment.word_refused' });
    for (;;) if ((await noah.ask({ t: 'comment', text: 'a scam' })).t === 'refused') break;
    await Promise.all([mia.ask({ t: 'leave' }), noah.ask({ t: 'leave' })]);
    await Promise.all([mia.close(), noah.close()]);
  });

  it('mutes and bans on both sides, also where nobody has asked for it', async () => {
    const [mia, noah] = [await at(one, session, 'mia'), await at(other, session, 'noah')];
    await Promise.all([mia.enter(), noah.enter()]);
    const tablet = await at(one, session, 'noah');
    await tablet.enter();
    const restrict = (kind: string) =>
      one.http.as(session.hostKey).post('/v1/moderation/restrictions').send({ viewerId: 'noah', kind }).expect(200);
    const { body: mute } = await restrict('mute');

    // Nobody looks by himself here: the other side has been told.
    for (;;) if ((await noah.ask({ t: 'comment', text: 'so far so good' })).t === 'refused') break;
    expect(await noah.ask({ t: 'comment', text: 'and now?' })).toMatchObject({ code: 'room.muted' });
    expect((await mia.ask({ t: 'comment', text: 'I may' })).t).toBe('ok');
    const said = () => noah.items.flatMap((item) => (item.t === 'comment' && item.text === 'I may' ? [item] : []));
    await noah.until(() => said().length === 1);
    const { commentId } = said()[0] ?? {};
    await other.http.as(session.hostKey).delete(`/v1/sessions/${session.sessionId}/comments/${commentId}`).expect(204);
    await mia.until(() => mia.items.some((item) => item.t === 'deleted' && item.commentId === commentId));
    const { body: ban } = await restrict('ban');

    const { code } = closeCodes.banned;
    expect([await tablet.closeCode(), await noah.closeCode()]).toEqual([code, code]);
    const left = (await around.untilPublished(viewerLeft, 1)).filter(({ data }) => data.viewerId === 'noah');
    expect(left.map(({ data }) => data.reason)).toContain('removed');
    for (const { restrictionId } of [mute, ban])
      await other.http.as(session.hostKey).delete(`/v1/moderation/restrictions/${restrictionId}`).expect(200);
    await mia.ask({ t: 'leave' });
    await mia.close();
  });

  it('counts a viewer with a device on each side once, and keeps the stay until the last one leaves', async () => {
    const here = async () => (await around.published(viewerEntered)).filter(({ data }) => data.viewerId === 'emma');
    const phone = await at(one, session, 'emma');
    await phone.enter();
    while ((await here()).length === 0) await sleep(10);
    await sleep(500);
    const tablet = await at(other, session, 'emma');
    await tablet.enter();
    await phone.until(() => phone.online === 1);
    await sleep(1_500);
    expect([phone.online, tablet.online]).toEqual([1, 1]);
    phone.drop();
    await sleep(2_500);

    expect(tablet.online).toBe(1);
    expect(await here()).toHaveLength(1);
    expect((await around.published(viewerLeft)).filter(({ data }) => data.viewerId === 'emma')).toHaveLength(0);
    await tablet.ask({ t: 'leave' });
    expect((await around.published(viewerLeft)).filter(({ data }) => data.viewerId === 'emma')).toHaveLength(1);
    await tablet.close();
  });

  it('has one sequence on both sides, and a viewer who changes sides goes on where it was', async () => {
    const [mia, noah, ella] = [
      await at(one, session, 'mia'),
      await at(other, session, 'noah'),
      await at(one, session, 'ella'),
    ];
    await Promise.all([mia.enter(), noah.enter()]);
    const says = async (client: RoomClient, from: number): Promise<void> => {
      for (let n = from; n < from + 20; n += 1) await client.ask({ t: 'comment', text: `${n}` });
    };
    await Promise.all([says(mia, 0), says(noah, 100)]);
    const { position } = ella;
    ella.drop();
    await Promise.all([says(mia, 20), says(noah, 120)]);
    const ticket = ticketFrom({ url: other.url, sessionId: session.sessionId, token: session.token('ella') });
    const back = RoomClient.knock(other.url, session.sessionId, await ticket(), { since: position });

    const numbered = ({ items }: RoomClient) =>
      items.flatMap((item) => (item.t === 'comment' ? `${item.seq} ${item.text}` : []));
    const heardBy = (client: RoomClient, count: number) => client.until(() => numbered(client).length >= count);
    await Promise.all([heardBy(mia, 80), heardBy(noah, 80), heardBy(back, 80 - numbered(ella).length)]);
    expect(numbered(mia).slice(-80)).toEqual(numbered(noah).slice(-80));
    expect([...numbered(ella), ...numbered(back)].slice(-80)).toEqual(numbered(noah).slice(-80));
    expect(back.welcome).toMatchObject({ ...position, missed: null });
    await Promise.all([mia.ask({ t: 'leave' }), noah.ask({ t: 'leave' })]);
    await Promise.all([mia.close(), noah.close(), back.close()]);
  });

  it('tells both sides of the session’s states, and ends all stays on both', async () => {
    const [mia, noah] = [await at(one, session, 'mia'), await at(other, session, 'noah')];
    await Promise.all([mia.enter(), noah.enter()]);
    await session.put('paused');
    await noah.until(() => noah.items.some((item) => item.t === 'state' && item.state === 'paused'));
    await session.put('ended');

    expect([await mia.closeCode(), await noah.closeCode()]).toEqual([4409, 4409]);
    const [ended] = await around.untilPublished(sessionEnded, 1);
    const entered = await around.published(viewerEntered);
    const left = await around.untilPublished(viewerLeft, entered.length);
    expect(left).toHaveLength(entered.length);
    const atTheEnd = left.filter(({ data }) => data.reason === 'session_ended');
    expect(atTheEnd.map(({ timeMs }) => timeMs)).toEqual([ended?.timeMs, ended?.timeMs]);
  });
});

describe('a room of which one process is killed', () => {
  let around: Surroundings;
  let one: ServiceProcess;
  let other: ServiceProcess;
  let session: SessionUnderTest;
  beforeAll(async () => {
    const { url } = await redisForTests();
    ({ around, one, other, session } = await twoProcesses({ LIVE_STATE: 'redis', REDIS_URL: url }));
  }, 180_000);
  afterAll(() => around.tearDown());

  it('has shown the others every comment that it acknowledged, and every number once', async () => {
    const witness = await at(other, session, 'witness');
    await witness.enter();
    const speakers = await Promise.all(['a', 'b', 'c'].map((viewerId) => at(one, session, viewerId)));
    await Promise.all(speakers.map((speaker) => speaker.enter()));
    const sent = speakers.flatMap((speaker, s) =>
      Array.from({ length: 15 }, (_, n) => {
        const comment = { t: 'comment', id: newId(), text: `${s}-${n}` };
        speaker.socket.send(JSON.stringify(comment));
        return comment;
      }),
    );
    const accepted = (): string[] =>
      speakers.flatMap(({ frames }) => frames.flatMap((f) => (f.t === 'ok' ? f.id : [])));
    await witness.until(() => accepted().length >= 10);
    await one.kill();
    const texts = sent.filter(({ id }) => accepted().includes(id)).map(({ text }) => text);
    const shown = (): string[] => witness.items.flatMap((item) => (item.t === 'comment' ? item.text : []));
    await witness.until(() => texts.every((text) => shown().includes(text)));

    // What was not acknowledged is said again to the other process; what was is not shown twice.
    const again = await Promise.all(['a', 'b', 'c'].map((viewerId) => at(other, session, viewerId)));
    await Promise.all(again.map((speaker) => speaker.enter()));
    await Promise.all(sent.map((comment) => again[Number(comment.text[0])]?.ask(comment)));
    await witness.until(() => shown().length >= sent.length);
    expect(shown().sort()).toEqual(sent.map(({ text }) => text).sort());
    const ends = [witness.welcome?.seq ?? 0, ...witness.feed.map(({ to }) => to)];
    expect(witness.feed.map(({ from }) => from)).toEqual(ends.slice(0, -1).map((to) => to + 1));
    expect(witness.snapshots).toEqual([]);
    expect(new Set((await around.published(commentPosted)).map(({ data }) => data.text)).size).toBe(sent.length);
    await witness.until(() => witness.online === 4);
  });
});

describe('a room in two processes that cannot hear each other', () => {
  let around: Surroundings;
  let one: ServiceProcess;
  let other: ServiceProcess;
  let session: SessionUnderTest;
  beforeAll(async () => {
    // Nobody listens there: Redis is away the whole time.
    const nowhere = { LIVE_STATE: 'redis', REDIS_URL: 'redis://127.0.0.1:9' };
    ({ around, one, other, session } = await twoProcesses(nowhere));
  }, 180_000);
  afterAll(() => around.tearDown());

  it('knows a stay on the other side after a reconnect, and that nobody has to be given up', async () => {
    const first = await at(one, session, 'mia');
    const stayId = await first.enter();
    await sleep(500);
    first.drop();
    const second = await at(other, session, 'mia');
    await second.enter(stayId);
    await sleep(2_500);

    expect(await around.published(viewerEntered)).toHaveLength(1);
    expect(await around.published(viewerLeft)).toHaveLength(0);
    await second.ask({ t: 'leave' });
    expect(await around.published(viewerLeft)).toHaveLength(1);
  });

  it('takes over the viewers of a process that was killed', async () => {
    const [stays, goes] = [await at(one, session, 'noah'), await at(one, session, 'emma')];
    const stayId = await stays.enter();
    await goes.enter();
    await sleep(500);
    const killedMs = Date.now();
    await one.kill();
    const back = await at(other, session, 'noah');
    await back.enter(stayId);

    const left = await around.untilPublished(viewerLeft, 2);
    await sleep(1_500);
    expect((await around.published(viewerLeft)).map(({ data }) => data.viewerId)).toEqual(
      expect.arrayContaining(['mia', 'emma']),
    );
    expect(await around.published(viewerLeft)).toHaveLength(2);
    const lost = left.find(({ data }) => data.viewerId === 'emma');
    expect(lost?.data.reason).toBe('connection_lost');
    expect(lost?.timeMs).toBeLessThanOrEqual(killedMs);
    expect(lost?.timeMs).toBeGreaterThan(killedMs - 1_500);
  });

  it('learns late who is muted, and of the end of the session, which is at the right time', async () => {
    one = await around.start();
    const mia = await at(one, session, 'mia');
    await mia.enter();
    const host = other.http.as(session.hostKey);
    await host.post('/v1/moderation/restrictions').send({ viewerId: 'mia', kind: 'mute' }).expect(200);
    while ((await mia.ask({ t: 'comment', text: 'so far so good' })).t !== 'refused') await sleep(50);
    const { body } = await host.put(`/v1/sessions/${session.sessionId}/state`).send({ state: 'ended' }).expect(200);

    expect(await mia.closeCode()).toBe(4409);
    const entered = await around.published(viewerEntered);
    const left = await around.untilPublished(viewerLeft, entered.length);
    expect(left).toHaveLength(entered.length);
    const last = left.filter(({ data }) => data.reason === 'session_ended');
    expect(last.map(({ timeMs }) => timeMs)).toEqual([Date.parse(body.endedAt), Date.parse(body.endedAt)]);
  }, 120_000);
});
