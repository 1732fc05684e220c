import {
  commentPosted,
  lotteryDrawn,
  lotteryEntered,
  lotteryWon,
  sessionEnded,
  viewerEntered,
  viewerFollowed,
  viewerLeft,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSession, type SessionUnderTest } from '../testing/open-session.js';
import { RoomClient } from '../testing/room-client.js';
import { type ServiceProcess, Surroundings } from '../testing/service-process.js';

const GRACE_MS = 1_500;
const BEAT_MS = 100;
const SLACK_MS = 1_500;

describe('rooms over the end of their process', () => {
  let around: Surroundings;
  let service: ServiceProcess;
  let session: SessionUnderTest;
  beforeEach(async () => {
    around = await Surroundings.build({
      ROOM_RECONNECT_GRACE_MS: String(GRACE_MS),
      ROOM_BEAT_MS: String(BEAT_MS),
      ROOM_SWEEP_MS: '200',
      ROOM_SILENT_MS: '600',
    });
    service = await around.start();
    session = await openSession(service);
  }, 180_000);
  afterEach(() => around.tearDown());

  const reconnect = (viewerId: string): Promise<RoomClient> =>
    RoomClient.connect(service.url, session.sessionId, session.token(viewerId));
  const enterAll = async (viewers: number) => {
    const names = Array.from({ length: viewers }, (_, n) => `viewer-${n}`);
    const clients = await Promise.all(names.map((name) => session.connect(name)));
    return Promise.all(
      clients.map(async (client, n) => ({ client, viewerId: `viewer-${n}`, stayId: await client.enter() })),
    );
  };
  const put = (state: string) =>
    service.http.as(session.hostKey).put(`/v1/sessions/${session.sessionId}/state`).send({ state });

  it('keep every stay of those who come back after kill -9, and end the others at their last proof of life', async () => {
    const viewers = await enterAll(6);
    await sleep(5 * BEAT_MS);
    const killedMs = Date.now();
    await service.kill();
    service = await around.start();

    const back = await Promise.all(
      viewers.slice(0, 3).map(async ({ viewerId, stayId }) => {
        const client = await reconnect(viewerId);
        await client.enter(stayId);
        return client;
      }),
    );
    const left = await around.untilPublished(viewerLeft, 3);
    await sleep(GRACE_MS);

    expect(await around.published(viewerEntered)).toHaveLength(6);
    expect((await around.published(viewerLeft)).map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort());
    expect(left.map(({ data }) => data.viewerId).sort()).toEqual(['viewer-3', 'viewer-4', 'viewer-5']);
    for (const { timeMs, data } of left) {
      expect(data.reason).toBe('connection_lost');
      expect(timeMs).toBeLessThanOrEqual(killedMs);
      expect(timeMs).toBeGreaterThan(killedMs - SLACK_MS);
    }
    await back[0]?.until(() => back[0]?.online === 3);
  }, 180_000);

  it('take every frame once, although it is sent again to the next process', async () => {
    const viewers = await enterAll(20);
    const frames = viewers.map(() => ({
      comment: { t: 'comment', id: newId(), text: 'Does it come in red?' },
      follow: { t: 'follow', id: newId() },
    }));
    // Killed while the log is writing: some are in the log, of some the answer is lost, some never arrived.
    for (const [n, { client }] of viewers.entries()) {
      client.socket.send(JSON.stringify(frames[n]?.comment));
      client.socket.send(JSON.stringify(frames[n]?.follow));
      if (n === 12) await sleep(3);
    }
    await service.kill();
    service = await around.start();
    await Promise.all(
      viewers.map(async ({ viewerId, stayId }, n) => {
        const client = await reconnect(viewerId);
        await client.enter(stayId);
        expect((await client.ask(frames[n]?.comment ?? { t: '' })).t).toBe('ok');
        expect((await client.ask(frames[n]?.follow ?? { t: '' })).t).toBe('ok');
      }),
    );

    await around.untilPublished(viewerFollowed, 20);
    const comments = await around.published(commentPosted);
    expect(new Set(comments.map(({ data }) => data.viewerId)).size).toBe(20);
    expect(comments).toHaveLength(20);
    expect(await around.published(viewerFollowed)).toHaveLength(20);
    expect(await around.published(viewerEntered)).toHaveLength(20);
  }, 180_000);

  it('end all stays at the end of the session, although the process dies before it has written that', async () => {
    const viewers = await enterAll(150);
    await sleep(5 * BEAT_MS);
    // The answer to the host is the last thing that it does; how many have left by then is the machine's to say.
    const { body } = await put('ended').expect(200);
    await service.kill();
    service = await around.start();

    const left = await around.untilPublished(viewerLeft, viewers.length);
    expect(left).toHaveLength(viewers.length);
    expect(new Set(left.map(({ data }) => data.stayId)).size).toBe(viewers.length);
    for (const { timeMs, data } of left) {
      expect([data.reason, timeMs]).toEqual(['session_ended', Date.parse(body.endedAt)]);
    }
    expect(await around.published(sessionEnded)).toHaveLength(1);
  }, 180_000);

  it('have every entrant of a lottery once and draw it once, although the process dies among the entries and at the draw', async () => {
    const viewers = await enterAll(20);
    const lotteries = `/v1/sessions/${session.sessionId}/lotteries`;
    const plan = { prize: 'A lipstick', winnerCount: 3, seconds: 600 };
    const { body: lottery } = await service.http.as(session.hostKey).post(lotteries).send(plan).expect(201);
    const frames = viewers.map(() => ({ t: 'takePart', id: newId(), lotteryId: lottery.lotteryId as string }));
    for (const [n, { client }] of viewers.entries()) client.socket.send(JSON.stringify(frames[n]));
    await sleep(150);
    await service.kill();
    service = await around.start();
    const answers = viewers.map(async ({ viewerId }, n) => {
      const client = await reconnect(viewerId);
      await client.enter();
      return (await client.ask(frames[n] ?? { t: '' })).t;
    });
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['ok']));
    const host = service.http.as(session.hostKey);
    const draws = Promise.allSettled([1, 2, 3].map(() => host.post(`${lotteries}/${lottery.lotteryId}/draw`)));
    await sleep(8);
    await service.kill();
    await draws;
    service = await around.start();

    const { body: drawn } = await service.http.as(session.hostKey).post(`${lotteries}/${lottery.lotteryId}/draw`);
    const won = await around.untilPublished(lotteryWon, 3);
    expect(won.map(({ data }) => data.entrant).sort()).toEqual(
      drawn.winners.map(({ entrant }: { entrant: string }) => entrant).sort(),
    );
    expect(await around.published(lotteryDrawn)).toHaveLength(1);
    const entered = await around.published(lotteryEntered);
    expect(entered.map(({ data }) => data.viewerId).sort()).toEqual(viewers.map(({ viewerId }) => viewerId).sort());
  }, 180_000);

  it('hear a goodbye whose answer was lost, and a refusal to go on with that stay', async () => {
    const [one] = await enterAll(1);
    const goodbye = JSON.stringify({ t: 'leave', id: newId() });
    one?.client.socket.send(goodbye);
    await around.untilPublished(viewerLeft, 1);
    await service.kill();
    service = await around.start();

    const client = await reconnect('viewer-0');
    expect(await client.ask({ t: 'enter', stayId: one?.stayId })).toMatchObject({ code: 'room.stay_ended' });
    expect((await client.ask(JSON.parse(goodbye) as { t: string })).t).toBe('ok');
    await client.enter();
    expect(await around.published(viewerEntered)).toHaveLength(2);
    expect(await around.published(viewerLeft)).toHaveLength(1);
  }, 180_000);

  it('are handed over by a process that stops in good order', async () => {
    const [one, other] = await enterAll(2);
    const stoppedMs = Date.now();
    await service.stop();
    expect(one?.client.closed?.code).toBe(1012);
    service = await around.start();

    const client = await reconnect('viewer-0');
    await client.enter(one?.stayId);
    const [left] = await around.untilPublished(viewerLeft, 1);
    expect(left?.data.viewerId).toBe(other?.viewerId);
    expect(Math.abs((left?.timeMs ?? 0) - stoppedMs)).toBeLessThan(SLACK_MS);
    expect(await around.published(viewerEntered)).toHaveLength(2);
  }, 180_000);
});
