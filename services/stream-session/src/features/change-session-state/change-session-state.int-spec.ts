import { sessionEnded, sessionPaused, sessionResumed, sessionStarted } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';

describe('PUT /v1/sessions/:sessionId/state', () => {
  let service: ServiceUnderTest;
  let accountId: string;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
    const operator = service.http.as(service.credentials.operatorKey);
    accountId = (await operator.post('/v1/accounts').send({ name: 'States' }).expect(201)).body.accountId;
  });
  afterAll(() => service.stop());
  const host = () => service.http.as(service.credentials.staff(accountId, ['host']));
  const planned = async (timeScale = 1): Promise<string> =>
    (await host().post('/v1/sessions').send({ title: 'Tea', medium: 'video', timeScale }).expect(201)).body.sessionId;
  const put = (sessionId: string, state: string) => host().put(`/v1/sessions/${sessionId}/state`).send({ state });

  it('takes a session live, pauses and resumes it, and ends it, once each however often it is asked', async () => {
    const sessionId = await planned();

    for (const state of ['live', 'live', 'paused', 'paused', 'live', 'ended', 'ended']) {
      expect((await put(sessionId, state).expect(200)).body.state).toBe(state);
    }

    for (const contract of [sessionStarted, sessionPaused, sessionResumed, sessionEnded] as const) {
      const published = await service.log.publishedAs<{ sessionId: string }>(contract as never);
      expect(published.filter(({ data }) => data.sessionId === sessionId)).toHaveLength(1);
    }
  });

  it('stamps the facts of a rehearsal with session time', async () => {
    const sessionId = await planned(3600);
    const { body: started } = await put(sessionId, 'live').expect(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { body: ended } = await put(sessionId, 'ended').expect(200);

    const lengthMs = Date.parse(ended.endedAt) - Date.parse(started.startedAt);
    expect(lengthMs).toBeGreaterThanOrEqual(50 * 3600);
    const [fact] = (await service.publishedAs(sessionEnded)).filter(({ data }) => data.sessionId === sessionId);
    expect(fact).toMatchObject({
      timeMs: Date.parse(ended.endedAt),
      data: { startedAt: started.startedAt, endedAt: ended.endedAt },
    });
  });

  it('refuses what cannot be with a code, and changes nothing', async () => {
    const sessionId = await planned();
    expect((await put(sessionId, 'paused').expect(409)).body).toMatchObject({ code: 'session.not_started' });
    await put(sessionId, 'live').expect(200);
    await put(sessionId, 'ended').expect(200);
    expect((await put(sessionId, 'live').expect(409)).body).toMatchObject({ code: 'session.already_ended' });
    expect((await host().get(`/v1/sessions/${sessionId}`).expect(200)).body.state).toBe('ended');
    await put(sessionId, 'draft').expect(400);
  });

  it('is for hosts of the account only', async () => {
    const sessionId = await planned();
    const url = `/v1/sessions/${sessionId}/state`;
    const as = (token: string) => service.http.as(token).put(url).send({ state: 'live' });

    await service.http.put(url).send({ state: 'live' }).expect(401);
    await as(service.credentials.staff(accountId, ['analyst'])).expect(403);
    await as(service.credentials.viewer(accountId, 'viewer')).expect(403);
    expect((await as(service.credentials.staff(newId(), ['host'])).expect(404)).body.code).toBe('session.not_found');
  });

  it('lets the plan be changed until the start', async () => {
    const sessionId = await planned();
    const patch = (body: object) => host().patch(`/v1/sessions/${sessionId}`).send(body);
    const { body } = await patch({ title: 'Green tea', plannedStart: '2026-12-01T12:00:00Z' }).expect(200);
    expect(body).toMatchObject({ title: 'Green tea', state: 'scheduled' });

    await put(sessionId, 'live').expect(200);
    expect((await patch({ title: 'Black tea' }).expect(409)).body.code).toBe('session.already_started');
    await patch({ state: 'ended' }).expect(400);
  });
});
