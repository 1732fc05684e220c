import { newId } from '@shopcast/kernel';
import { asService } from '@shopcast/database';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';

describe('staff keys', () => {
  let service: ServiceUnderTest;
  let accountId: string;
  let keys: string;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
    const operator = service.http.as(service.credentials.operatorKey);
    const { body } = await operator.post('/v1/accounts').send({ name: 'Keys' }).expect(201);
    accountId = body.accountId;
    keys = `/v1/accounts/${accountId}/keys`;
  });
  afterAll(() => service.stop());
  const owner = () => service.http.as(service.credentials.staff(accountId));
  const issue = async (scopes: string[]) =>
    (await owner().post(keys).send({ name: 'studio', scopes }).expect(201)).body;

  it('open what their scopes say and nothing else', async () => {
    const host = service.http.as((await issue(['host'])).key);

    await host.post('/v1/sessions').send({ title: 'Mine', medium: 'video' }).expect(201);
    const { body } = await host.get(keys).expect(403);
    expect(body).toMatchObject({ code: 'access.not_allowed', needed: expect.arrayContaining(['the operator key']) });
  });

  it('are listed without the key itself, which is stored nowhere', async () => {
    const { key, keyId } = await issue(['analyst']);

    const { body } = await owner().get(keys).expect(200);
    const listed = body.items.find((item: { keyId: string }) => item.keyId === keyId);
    expect(listed).toMatchObject({ name: 'studio', scopes: ['analyst'], revokedAt: null });
    expect(JSON.stringify(body)).not.toContain(key);
    const stored = await service.database.query(asService, 'SELECT access_keys::text FROM access_keys');
    expect(JSON.stringify(stored)).not.toContain(key.slice(-40));
  });

  it('are issued once for a request that is sent twice', async () => {
    const send = async () =>
      (
        await owner()
          .post(keys)
          .set('idempotency-key', 'k-1')
          .send({ name: 'once', scopes: ['shop'] })
          .expect(201)
      ).body;
    const [first, again] = [await send(), await send()];

    expect(again.keyId).toBe(first.keyId);
  });

  it('cannot be made for another account, by another account, or with scopes that do not exist', async () => {
    const stranger = service.http.as(service.credentials.staff(newId()));
    await stranger
      .post(keys)
      .send({ name: 'theirs', scopes: ['host'] })
      .expect(404);
    await stranger.get(keys).expect(404);
    await owner()
      .post(`/v1/accounts/${newId()}/keys`)
      .send({ name: 'x', scopes: ['host'] })
      .expect(404);
    for (const scopes of [[], ['root'], ['host', 'host'], 'host', undefined]) {
      await owner().post(keys).send({ name: 'x', scopes }).expect(400);
    }
  });
});
