import { viewerEntered, viewerLeft } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';
import { RoomClient } from '../../testing/room-client.js';

const GRACE_MS = 400;

describe('entering a room', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  beforeAll(async () => {
    const env = { ROOM_RECONNECT_GRACE_MS: String(GRACE_MS), ROOM_TICK_MS: '20', ROOM_BEAT_MS: '100' };
    service = await startService(StreamSessionModule, { service: 'stream-session', env });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    session = await openSession(service);
  });

  const stays = async () => {
    const here = ({ data }: { data: { sessionId: string } }) => data.sessionId === session.sessionId;
    const entered = (await service.publishedAs(viewerEntered)).filter(here);
    const left = (await service.publishedAs(viewerLeft)).filter(here);
    return { entered, left };
  };
  const untilLeft = async (count: number) => {
    const deadline = Date.now() + 10_000;
    while ((await stays()).left.length < count && Date.now() < deadline);
    return stays();
  };

  it('welcomes with the session and the numbers, and acknowledges what the log has', async () => {
    const viewer = await session.connect('mia');
    expect(viewer.welcome).toMatchObject({ session: { sessionId: session.sessionId, state: 'live' }, online: 0 });

    const answer = await viewer.ask({ t: 'enter', stayId: newId(), source: { channel: 'push', detail: 'evening' } });

    const { entered } = await stays();
    expect(entered).toHaveLength(1);
    expect(entered[0]).toMatchObject({
      timeMs: Date.parse((answer as { at: string }).at),
      data: { viewerId: 'mia', follower: false, source: { channel: 'push', detail: 'evening' } },
    });
    await viewer.until(() => viewer.online === 1);
    await viewer.close();
  });

  it('is one stay when the same entry is sent again, on this connection or another', async () => {
    const first = await session.connect('mia');
    const stayId = await first.enter();
    await first.enter(stayId);
    const second = await session.connect('mia');
    await second.enter(stayId);

    expect((await stays()).entered).toHaveLength(1);
    await second.until(() => second.online === 1);
    await first.close();
    await second.close();
  });

  it('is one stay on two devices, which ends when the last one leaves', async () => {
    const [phone, tablet] = [await session.connect('mia'), await session.connect('mia')];
    await phone.enter(newId(), { channel: 'push' });
    await tablet.enter(newId(), { channel: 'share' });
    await phone.ask({ t: 'leave' });
    expect((await stays()).left).toHaveLength(0);

    await tablet.ask({ t: 'leave' });
    const { entered, left } = await stays();
    expect([entered.length, left.length]).toEqual([1, 1]);
    expect(left[0]).toMatchObject({ data: { stayId: entered[0]?.data.stayId, reason: 'left' } });
    // Where a viewer came from is what the first device says.
    expect(entered[0]?.data.source).toEqual({ channel: 'push' });
    await phone.close();
    await tablet.close();
  });

  it('survives a lost connection, and ends at the moment of the loss when nobody comes back', async () => {
    const first = await session.connect('mia');
    const stayId = await first.enter();
    first.drop();
    const second = await session.connect('mia');
    await second.enter(stayId);

    const droppedMs = Date.now();
    second.drop();
    const { entered, left } = await untilLeft(1);
    expect([entered.length, left.length]).toEqual([1, 1]);
    expect(left[0]?.data.reason).toBe('connection_lost');
    expect((left[0]?.timeMs ?? 0) - droppedMs).toBeLessThan(GRACE_MS / 2);
  });

  it('refuses a stay that is over, and counts a new one', async () => {
    const viewer = await session.connect('mia');
    const stayId = await viewer.enter();
    await viewer.ask({ t: 'leave' });

    expect(await viewer.ask({ t: 'enter', stayId })).toMatchObject({ t: 'refused', code: 'room.stay_ended' });
    await viewer.enter();
    const { entered, left } = await stays();
    expect([entered.length, left.length]).toEqual([2, 1]);
    expect(entered[1]?.timeMs).toBeGreaterThanOrEqual(left[0]?.timeMs ?? Infinity);
    await viewer.close();
  });

  it('hears a goodbye that is sent again after the connection was lost', async () => {
    const first = await session.connect('mia');
    await first.enter();
    first.drop();
    const second = await session.connect('mia');
    const goodbye = { t: 'leave', id: newId() };
    for (const _again of [1, 2]) expect((await second.ask(goodbye)).t).toBe('ok');

    await second.enter();
    const { entered, left } = await stays();
    expect([entered.length, left.map(({ data }) => data.reason)]).toEqual([2, ['left']]);
    await second.close();
  });

  it('is possible while the session is live or paused, not before and not after', async () => {
    const planned = await openSession(service, { live: false });
    const early = await planned.connect('mia');
    const refused = { t: 'refused', code: 'session.not_live' };
    expect(await early.ask({ t: 'enter', stayId: newId() })).toMatchObject({ ...refused, state: 'draft' });

    await planned.put('live');
    await early.until(() => early.items.some((item) => item.t === 'state' && item.state === 'live'));
    await planned.put('paused');
    await early.enter();
    await planned.put('ended');
    expect(await early.closeCode()).toBe(4409);
    const { body } = await service.http
      .as(planned.token('mia'))
      .post(`/v1/sessions/${planned.sessionId}/room-tickets`)
      .expect(201);
    expect(await RoomClient.knock(service.url, planned.sessionId, body.ticket).closeCode()).toBe(4409);
  });

  it('closes every stay at the end of the session, once', async () => {
    const viewers = await Promise.all(['a', 'b', 'c'].map((viewerId) => session.connect(viewerId)));
    await Promise.all(viewers.map((viewer) => viewer.enter()));
    viewers[2]?.drop();
    await session.put('ended');
    await session.put('ended');

    const { body } = await session.host.get(`/v1/sessions/${session.sessionId}`).expect(200);
    const { left } = await untilLeft(3);
    expect(left).toHaveLength(3);
    const atTheEnd = left.filter(({ timeMs }) => timeMs === Date.parse(body.endedAt));
    expect(atTheEnd.map(({ data }) => data.reason)).toEqual(expect.arrayContaining(['session_ended', 'session_ended']));
    expect(await viewers[0]?.closeCode()).toBe(4409);
  });

  it('carries session time in a rehearsal', async () => {
    const rehearsal = await openSession(service, { timeScale: 3600 });
    const viewer = await rehearsal.connect('mia');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = (await viewer.ask({ t: 'enter', stayId: newId() })) as { at: string };

    const startedAt = viewer.welcome?.session.startedAt ?? '';
    expect(Date.parse(answer.at) - Date.parse(startedAt)).toBeGreaterThanOrEqual(50 * 3600);
    await viewer.close();
  });
});
