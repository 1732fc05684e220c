import { sessionDrafted, sessionScheduled } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';

describe('POST /v1/sessions', () => {
  let service: ServiceUnderTest;
  let accountId: string;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
    const operator = service.http.as(service.credentials.operatorKey);
    accountId = (await operator.post('/v1/accounts').send({ name: 'Planning' }).expect(201)).body.accountId;
  });
  afterAll(() => service.stop());
  const host = () => service.http.as(service.credentials.staff(accountId, ['host']));

  it('makes a draft with sensible defaults', async () => {
    const { body } = await host().post('/v1/sessions').send({ title: 'Tea', medium: 'audio' }).expect(201);

    expect(body).toEqual({
      sessionId: expect.any(String),
      accountId,
      title: 'Tea',
      medium: 'audio',
      currency: 'CNY',
      state: 'draft',
      timeScale: 1,
      plannedStart: null,
      plannedEnd: null,
      startedAt: null,
      endedAt: null,
      createdAt: expect.any(String),
    });
    const drafted = await service.publishedAs(sessionDrafted);
    expect(drafted.find(({ data }) => data.sessionId === body.sessionId)).toMatchObject({
      timeMs: Date.parse(body.createdAt),
      data: { accountId, title: 'Tea', medium: 'audio', timeScale: 1, currency: 'CNY' },
    });
  });

  it('schedules it when it has a planned start', async () => {
    const planned = { plannedStart: '2026-12-01T20:00:00+08:00', plannedEnd: '2026-12-01T22:00:00+08:00' };
    const { body } = await host()
      .post('/v1/sessions')
      .send({ title: 'Tea', medium: 'video', currency: 'JPY', timeScale: 120, ...planned })
      .expect(201);

    expect(body).toMatchObject({ state: 'scheduled', plannedStart: '2026-12-01T12:00:00.000Z', timeScale: 120 });
    const scheduled = await service.publishedAs(sessionScheduled);
    expect(scheduled.map(({ data }) => data)).toContainEqual({
      accountId,
      sessionId: body.sessionId,
      plannedStart: '2026-12-01T12:00:00.000Z',
      plannedEnd: '2026-12-01T14:00:00.000Z',
    });
  });

  it('plans one session for a request that is sent twice', async () => {
    const plan = async (title: string) =>
      (await host().post('/v1/sessions').set('idempotency-key', 'k').send({ title, medium: 'video' }).expect(201)).body;
    const [first, again, other] = [await plan('One'), await plan('One'), await plan('Two')];

    expect(again).toEqual(first);
    expect(other.sessionId).not.toBe(first.sessionId);
    const drafted = await service.publishedAs(sessionDrafted);
    expect(drafted.filter(({ data }) => data.sessionId === first.sessionId)).toHaveLength(1);
  });

  it('refuses what it cannot understand, each field by its name', async () => {
    const good = { title: 'Tea', medium: 'video' };
    for (const [field, value] of [
      ['title', ''],
      ['medium', 'smoke'],
      ['currency', 'yuan'],
      ['timeScale', 0],
      ['timeScale', 1.5],
      ['plannedStart', 'tomorrow'],
      ['plannedStart', '2026-12-01'],
      ['plannedEnd', '2026-02-30T10:00:00Z'],
      ['price', 1],
    ] as const) {
      const { body } = await host()
        .post('/v1/sessions')
        .send({ ...good, [field]: value })
        .expect(400);
      expect(body).toMatchObject({ code: 'request.invalid', errors: [{ field }] });
    }
  });

  it('refuses an impossible plan, and an account that does not exist', async () => {
    const plannedEnd = '2026-12-01T20:00:00Z';
    const { body } = await host().post('/v1/sessions').send({ title: 'Tea', medium: 'video', plannedEnd }).expect(422);
    expect(body.code).toBe('session.plan_invalid');

    const stranger = service.http.as(service.credentials.staff(newId(), ['host']));
    await stranger.post('/v1/sessions').send({ title: 'Tea', medium: 'video' }).expect(404);
  });
});
