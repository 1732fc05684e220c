import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { WebSocket } from 'ws';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';
import { RoomClient } from '../../testing/room-client.js';

describe('joining a room', () => {
  let service: ServiceUnderTest;
  let session: SessionUnderTest;
  beforeAll(async () => {
    const env = {
      ...{ ROOM_TICK_MS: '20', ROOM_FRAMES_PER_SECOND: '5', ROOM_FRAME_BURST: '10', ROOM_PING_MS: '500' },
      ...{ ROOM_ORIGINS: 'https://shop.example', ROOM_VIEWER_CONNECTIONS: '3' },
    };
    service = await startService(StreamSessionModule, { service: 'stream-session', env });
    session = await openSession(service);
  });
  afterAll(() => service.stop());
  const ticketFor = async (credential: string, sessionId = session.sessionId): Promise<string> => {
    const path = `/v1/sessions/${sessionId}/room-tickets`;
    const { body } = await service.http.as(credential).post(path).expect(201);
    return body.ticket as string;
  };
  const closeCodeOf = (sessionId: string, ticket: string | undefined) =>
    RoomClient.knock(service.url, sessionId, ticket).closeCode();
  const upgradeStatus = (path: string, protocols: string[], headers = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${service.url.replace('http', 'ws')}${path}`, protocols, { headers });
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('open', () => reject(new Error('it was let in')));
      socket.on('error', () => undefined);
    });

  it('speaks the protocol of the room and never repeats the ticket', async () => {
    const viewer = await session.connect('mia');
    expect(viewer.socket.protocol).toBe('shopcast.room.v1');
    await viewer.close();
  });

  it('gives tickets to viewers and hosts of the session’s account, and to nobody else', async () => {
    const { credentials, http } = service;
    const { accountId, sessionId } = session;
    const status = async (credential: string | undefined, id = sessionId): Promise<number> => {
      const asking = credential === undefined ? http : http.as(credential);
      return (await asking.post(`/v1/sessions/${id}/room-tickets`)).status;
    };

    expect(await status(session.token('mia'))).toBe(201);
    expect(await status(session.hostKey)).toBe(201);
    expect(await status(credentials.operatorKey)).toBe(201);
    expect(await status(undefined)).toBe(401);
    expect(await status(credentials.viewer(accountId, 'mia', { lifetimeSeconds: -1 }))).toBe(401);
    expect(await status(credentials.staff(accountId, ['analyst']))).toBe(403);
    expect(await status(credentials.viewer(accountId, 'mia', { sessionId: newId() }))).toBe(403);
    expect(await status(credentials.viewer(newId(), 'mia'))).toBe(404);
    expect(await status(credentials.staff(newId(), ['host']))).toBe(404);
    expect(await status(session.token('mia'), newId())).toBe(404);
  });

  it('lets each ticket in once, also when it is shown twice in the same moment', async () => {
    const ticket = await ticketFor(session.token('mia'));
    const knocking = [1, 2, 3].map(() => RoomClient.knock(service.url, session.sessionId, ticket));
    await Promise.all(knocking.map((client) => client.until(() => Boolean(client.welcome ?? client.closed))));

    expect(knocking.filter(({ welcome }) => welcome !== undefined)).toHaveLength(1);
    expect(knocking.flatMap(({ closed }) => closed?.code ?? [])).toEqual([4401, 4401]);
    expect(await closeCodeOf(session.sessionId, ticket)).toBe(4401);
    await Promise.all(knocking.map((client) => client.close()));
  });

  it('turns away missing, forged and foreign tickets, and tokens, with a code each', async () => {
    const { sessionId } = session;
    const good = await ticketFor(session.token('mia'));
    const other = await openSession(service);

    expect(await closeCodeOf(sessionId, undefined)).toBe(4401);
    expect(await closeCodeOf(sessionId, `${good.slice(0, -2)}xx`)).toBe(4401);
    expect(await closeCodeOf(sessionId, session.token('mia'))).toBe(4401);
    expect(await closeCodeOf(sessionId, await ticketFor(other.token('mia'), other.sessionId))).toBe(4403);
    expect(await closeCodeOf('not-an-id', good)).toBe(4403);
  });

  it('refuses the upgrade elsewhere, without the protocol, and to pages of other origins', async () => {
    const room = `/v1/sessions/${session.sessionId}/room`;
    expect(await upgradeStatus('/v1/elsewhere', ['shopcast.room.v1'])).toBe(404);
    expect(await upgradeStatus(room, ['shopcast.v1'])).toBe(400);
    expect(await upgradeStatus(room, ['shopcast.room.v1'], { origin: 'https://evil.example' })).toBe(403);
    for (const origin of [service.url, 'https://shop.example']) {
      const ticket = await ticketFor(session.token('mia'));
      const page = RoomClient.knock(service.url, session.sessionId, ticket, { headers: { origin } });
      await page.until(() => page.welcome !== undefined);
      await page.close();
    }
  });

  it('lets in only so many connections of one viewer', async () => {
    const devices = await Promise.all([1, 2, 3].map(() => session.connect('busy')));
    expect(await closeCodeOf(session.sessionId, await ticketFor(session.token('busy')))).toBe(4430);
    await devices[0]?.close();
    devices.push(await session.connect('busy'));
    await Promise.all(devices.slice(1).map((device) => device.close()));
  });

  it('lets the host watch without counting, and not speak as a viewer', async () => {
    const host = await RoomClient.connect(service.url, session.sessionId, session.hostKey);
    const viewer = await session.connect('mia');
    await viewer.enter();
    await host.until(() => host.online === 1);

    expect(await host.ask({ t: 'comment', text: 'hello' })).toMatchObject({ t: 'refused', code: 'access.not_allowed' });
    await host.close();
    await viewer.close();
  });

  it('closes on what is no frame, with a code, and nobody else notices', async () => {
    const bystander = await session.connect('bystander');
    await bystander.enter();
    const send = async (data: string | Buffer) => {
      const client = await session.connect('mallory');
      client.socket.send(data);
      return client.closeCode();
    };

    for (const data of ['{', 'null', '[]', '{"t":"enter"}', '{"t":"dance","id":"1"}', '{"t":"__proto__","id":"1"}']) {
      expect(await send(data)).toBe(4400);
    }
    expect(await send(Buffer.from('{"t":"leave","id":"1"}'))).toBe(4400);
    expect(await send(JSON.stringify({ t: 'comment', id: newId(), text: 'x'.repeat(9_000) }))).toBe(4413);
    expect(await send('x'.repeat(70_000))).toBe(1009);
    expect((await bystander.ask({ t: 'comment', text: 'still here' })).t).toBe('ok');
    await bystander.close();
  });

  it('takes a frame in pieces, and closes on pieces that never end or are no text', async () => {
    const pieces = async (...parts: [string | Buffer, { fin: boolean; binary?: boolean }][]) => {
      const client = await session.connect('patient');
      for (const [part, options] of parts) client.socket.send(part, options);
      return client;
    };
    const whole = await pieces(
      ['{"t":"lea', { fin: false }],
      ['ve","id":"', { fin: false }],
      [`${newId()}"}`, { fin: true }],
    );
    await whole.until(() => whole.frames.some(({ t }) => t === 'ok'));
    await whole.close();

    const endless = Array.from({ length: 9 }, (): [string, { fin: boolean }] => ['x'.repeat(8_000), { fin: false }]);
    expect(await (await pieces(...endless)).closeCode()).toBe(1009);
    const broken = await pieces([Buffer.from([0xff, 0xfe]), { fin: true, binary: false }]);
    expect(await broken.closeCode()).toBe(1007);
  });

  it('refuses frames with wrong fields and goes on', async () => {
    const viewer = await session.connect('mia');
    await viewer.enter();
    for (const frame of [
      { t: 'enter', stayId: 'x' },
      { t: 'enter', stayId: newId(), source: { channel: 'television' } },
      { t: 'comment', text: '' },
      { t: 'comment', text: '   ' },
      { t: 'comment', text: 'x'.repeat(501) },
      { t: 'comment', text: 'hi', viewerId: 'somebody-else' },
      { t: 'like', count: 0 },
      { t: 'leave', id: 'not-a-uuid' },
    ]) {
      expect(await viewer.ask(frame)).toMatchObject({ t: 'refused', code: 'room.frame_invalid' });
      // Under the allowance of this spec.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await viewer.close();
  });

  it('closes on a flood', async () => {
    const flood = await session.connect('mallory');
    for (let n = 0; n < 30; n += 1) flood.socket.send(JSON.stringify({ t: 'leave', id: newId() }));
    expect(await flood.closeCode()).toBe(4429);
  });

  it('cuts a connection that gives no sign of life, and keeps one that does', async () => {
    const [alive, dead] = [await session.connect('alive'), await session.connect('dead')];
    // Neither reads nor answers pings any more.
    dead.socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    dead.socket.resume();

    expect(await dead.closeCode()).toBe(1006);
    expect((await alive.ask({ t: 'leave' })).t).toBe('ok');
    await alive.close();
  });

  it('closes when a token expires or a key is revoked', async () => {
    const { credentials, http } = service;
    const expiring = credentials.viewer(session.accountId, 'mia', { lifetimeSeconds: 1 });
    const viewer = await RoomClient.connect(service.url, session.sessionId, expiring);
    const owner = http.as(credentials.staff(session.accountId));
    const keys = `/v1/accounts/${session.accountId}/keys`;
    const { body } = await owner
      .post(keys)
      .send({ name: 'assistant', scopes: ['host'] })
      .expect(201);
    const assistant = await RoomClient.connect(service.url, session.sessionId, body.key);
    await owner.delete(`${keys}/${body.keyId}`).expect(204);

    expect(await viewer.closeCode()).toBe(4402);
    expect(await assistant.closeCode()).toBe(4402);
  });
});
