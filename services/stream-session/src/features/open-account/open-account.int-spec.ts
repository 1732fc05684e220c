import { accountOpened, accountTimeZoneSet } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';

describe('POST /v1/accounts', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
  });
  afterAll(() => service.stop());
  const operator = () => service.http.as(service.credentials.operatorKey);

  it('opens an account and hands out an owner key that works at once', async () => {
    const { body } = await operator().post('/v1/accounts').send({ name: '她読' }).expect(201);

    const { body: seen } = await service.http.as(body.ownerKey).get(`/v1/accounts/${body.accountId}`).expect(200);
    const { accountId, openedAt } = body;
    expect(seen).toEqual({ accountId, name: '她読', openedAt, timeZone: 'UTC', timeZoneSince: null });
    const opened = await service.publishedAs(accountOpened);
    expect(opened.map(({ data }) => data)).toContainEqual({ accountId: body.accountId, name: '她読' });
  });

  it('opens one account for a request that is sent twice', async () => {
    const open = (key: string) =>
      operator().post('/v1/accounts').set('idempotency-key', key).send({ name: 'Twice' }).expect(201);
    const [first, again, other] = [await open('key-1'), await open('key-1'), await open('key-2')];

    expect(again.body.accountId).toBe(first.body.accountId);
    expect(other.body.accountId).not.toBe(first.body.accountId);
    const opened = await service.publishedAs(accountOpened);
    expect(opened.filter(({ data }) => data.accountId === first.body.accountId)).toHaveLength(1);
  });

  it('sets the time zone of the account’s days, from the next day on, and says so once', async () => {
    const { body } = await operator().post('/v1/accounts').send({ name: 'In Tokyo' }).expect(201);
    const { accountId } = body;
    const set = (timeZone: unknown, key = body.ownerKey) =>
      service.http.as(key).put(`/v1/accounts/${accountId}/time-zone`).send({ timeZone });

    const { body: moved } = await set('asia/tokyo').expect(200);
    await set('Asia/Tokyo').expect(200);

    expect(moved).toMatchObject({ accountId, timeZone: 'Asia/Tokyo', timeZoneSince: expect.any(String) });
    const facts = (await service.publishedAs(accountTimeZoneSet)).filter(({ data }) => data.accountId === accountId);
    expect(facts.map(({ data }) => data)).toEqual([
      { accountId, timeZone: 'Asia/Tokyo', fromDay: moved.timeZoneSince },
    ]);
    for (const wrong of ['Asia/Nowhere', '', 7, null, 'x'.repeat(100)]) await set(wrong).expect(400);
    await set('UTC', service.credentials.staff(newId(), ['account'])).expect(404);
    await set('UTC', service.credentials.staff(accountId, ['host'])).expect(403);
  });

  it('is the operator’s alone', async () => {
    const staff = service.http.as(service.credentials.staff(newId()));
    await service.http.post('/v1/accounts').send({ name: 'Nobody' }).expect(401);
    await staff.post('/v1/accounts').send({ name: 'Staff' }).expect(403);
  });

  it('refuses blank names and unknown fields', async () => {
    for (const body of [{}, { name: '' }, { name: '  ' }, { name: 'a\u0000b' }, { name: 'x', owner: 'y' }]) {
      const { body: problem } = await operator().post('/v1/accounts').send(body).expect(400);
      expect(problem.code).toBe('request.invalid');
    }
  });

  it('lists all accounts for the operator, page by page, and for staff only their own', async () => {
    const { body: first } = await operator().get('/v1/accounts?limit=1').expect(200);
    const { body: second } = await operator().get(`/v1/accounts?limit=1&cursor=${first.nextCursor}`).expect(200);
    expect(second.items[0].accountId).not.toBe(first.items[0].accountId);

    const staff = service.http.as(service.credentials.staff(second.items[0].accountId));
    expect((await staff.get('/v1/accounts').expect(200)).body).toEqual({ items: second.items, nextCursor: null });
    await staff.get(`/v1/accounts/${first.items[0].accountId}`).expect(404);
    await operator().get('/v1/accounts?cursor=WzFd').expect(400);
  });
});
