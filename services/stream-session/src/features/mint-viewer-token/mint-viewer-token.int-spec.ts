import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';

describe('viewer tokens', () => {
  let service: ServiceUnderTest;
  let accountId: string;
  let sessionId: string;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
    const operator = service.http.as(service.credentials.operatorKey);
    accountId = (await operator.post('/v1/accounts').send({ name: 'Tokens' }).expect(201)).body.accountId;
    sessionId = (await staff('host').post('/v1/sessions').send({ title: 'Tea', medium: 'video' }).expect(201)).body
      .sessionId;
  });
  afterAll(() => service.stop());
  const staff = (scope: 'host' | 'viewers') => service.http.as(service.credentials.staff(accountId, [scope]));
  const mint = (body: object) => staff('viewers').post('/v1/viewer-tokens').send(body);

  it('are minted by the account’s login, and read the session', async () => {
    const { body } = await mint({ viewerId: 'o6_bmjrPTlm6', sessionId, lifetimeSeconds: 60 }).expect(201);

    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const { body: session } = await service.http.as(body.token).get(`/v1/sessions/${sessionId}`).expect(200);
    expect(session.sessionId).toBe(sessionId);
    await service.http.as(body.token).get('/v1/sessions').expect(403);
  });

  it('last twelve hours at most', async () => {
    const { body } = await mint({ viewerId: 'viewer' }).expect(201);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(12 * 3_600_000);
    await mint({ viewerId: 'viewer', lifetimeSeconds: 43_201 }).expect(400);
  });

  it('are not minted for other accounts’ sessions, odd ids or without the scope', async () => {
    await mint({ viewerId: 'viewer', sessionId: newId() }).expect(404);
    const stranger = service.http.as(service.credentials.staff(newId(), ['viewers']));
    await stranger.post('/v1/viewer-tokens').send({ viewerId: 'viewer', sessionId }).expect(404);
    for (const viewerId of ['', 'a b', 'x'.repeat(129), 'a:b', 7]) await mint({ viewerId }).expect(400);
    await staff('host').post('/v1/viewer-tokens').send({ viewerId: 'viewer' }).expect(403);
  });

  it('are given to guests, each of whom is somebody else, until the session is over', async () => {
    const guests = `/v1/sessions/${sessionId}/guests`;
    const [one, other] = [await service.http.post(guests).expect(201), await service.http.post(guests).expect(201)];
    expect(one.body.viewerId).not.toBe(other.body.viewerId);
    await service.http.as(one.body.token).get(`/v1/sessions/${sessionId}`).expect(200);
    await service.http.post(`/v1/sessions/${newId()}/guests`).expect(404);
    const replayGuests = `/v1/sessions/${sessionId}/replay-guests`;
    expect((await service.http.post(replayGuests).expect(409)).body.code).toBe('replay.not_ready');

    for (const state of ['live', 'ended']) {
      await staff('host').put(`/v1/sessions/${sessionId}/state`).send({ state }).expect(200);
    }
    expect((await service.http.post(guests).expect(409)).body.code).toBe('session.already_ended');
    await service.http.post(replayGuests).expect(201);
  });
});
