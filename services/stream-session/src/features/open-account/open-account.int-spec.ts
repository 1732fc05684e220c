import { accountOpened } from '@shopcast/contracts';
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
    expect(seen).toEqual({ accountId: body.accountId, name: '她読', openedAt: body.openedAt });
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
