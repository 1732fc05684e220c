import { accessKeyRevoked } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';

describe('DELETE /v1/accounts/:accountId/keys/:keyId', () => {
  let service: ServiceUnderTest;
  let accountId: string;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session' });
    const operator = service.http.as(service.credentials.operatorKey);
    accountId = (await operator.post('/v1/accounts').send({ name: 'Revoking' }).expect(201)).body.accountId;
  });
  afterAll(() => service.stop());
  const owner = () => service.http.as(service.credentials.staff(accountId));
  const keys = () => `/v1/accounts/${accountId}/keys`;
  const issued = async () =>
    (
      await owner()
        .post(keys())
        .send({ name: 'lost', scopes: ['account'] })
        .expect(201)
    ).body;

  it('shuts the key out at once, and tells all services once, however often it is asked', async () => {
    const { key, keyId } = await issued();
    await service.http.as(key).get(keys()).expect(200);

    for (const _again of [1, 2]) await owner().delete(`${keys()}/${keyId}`).expect(204);

    const { body } = await service.http.as(key).get(keys()).expect(401);
    expect(body).toMatchObject({ code: 'access.credentials_refused', reason: 'revoked' });
    const told = await service.publishedAs(accessKeyRevoked);
    expect(told.filter(({ data }) => data.keyId === keyId)).toHaveLength(1);
  });

  it('does not know the keys of others', async () => {
    const { keyId } = await issued();
    const stranger = newId();
    const asStranger = service.http.as(service.credentials.staff(stranger));

    await asStranger.delete(`${keys()}/${keyId}`).expect(404);
    await asStranger.delete(`/v1/accounts/${stranger}/keys/${keyId}`).expect(404);
    await owner().delete(`${keys()}/${newId()}`).expect(404);
  });
});
