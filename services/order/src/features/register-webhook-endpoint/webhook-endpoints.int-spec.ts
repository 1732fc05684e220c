import { asService, forAccount } from '@shopcast/database';
import { status } from '@grpc/grpc-js';
import { protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { OrderClient } from '../../testing/order-client.js';
import { TestShop } from '../../testing/shop.js';
import { verified, WebhookReceiver } from '../../testing/webhook-receiver.js';
import { buyAndCancel, register, type TestEndpoint, webhookTestEnvironment } from '../../testing/webhooks.js';

const PUBLIC = 'https://erp.example.com/hooks';

describe('/v1/webhook-endpoints', () => {
  let order: ServiceUnderTest;
  let shop: TestShop;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.webhook], env: webhookTestEnvironment });
  });
  beforeEach(async () => {
    shop = await TestShop.open(order);
  });
  afterAll(() => order.stop());

  const ask = (body: unknown, key: string = newId()) =>
    shop.staff.post('/v1/webhook-endpoints').set('idempotency-key', key).send(body);
  const rotate = async ({ address }: TestEndpoint, body: object = {}, key: string = newId()): Promise<string> =>
    (await shop.staff.post(`${address}/secrets`).set('idempotency-key', key).send(body).expect(201)).body.secret;

  it('shows the secret once, and stores it sealed', async () => {
    const { endpointId, secret, address } = await register(shop, PUBLIC, {
      description: 'ERP',
      types: ['order.paid.v1'],
    });

    const { body } = await shop.staff.get(address).expect(200);
    expect(body).toEqual({
      endpointId,
      accountId: shop.accountId,
      url: PUBLIC,
      description: 'ERP',
      types: ['order.paid.v1'],
      state: 'active',
      pausedBecause: null,
      failingSince: null,
      createdAt: expect.any(String),
    });
    expect((await shop.staff.get('/v1/webhook-endpoints').expect(200)).body).toEqual({
      items: [body],
      nextCursor: null,
    });
    const [row] = await order.database.query<{ sealed: Buffer }>(
      asService,
      `SELECT sealed FROM webhook_secrets WHERE endpoint_id = $1`,
      [endpointId],
    );
    expect(secret).toMatch(/^whsec_/);
    expect(row?.sealed.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false);
    expect(row?.sealed.includes(secret.slice(6))).toBe(false);
  });

  it('makes one endpoint for one key, however often it is asked, and refuses the key for anything else', async () => {
    const [key, body] = [newId(), { url: PUBLIC }];

    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(body, key)));

    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await ask({ url: `${PUBLIC}/other` }, key)).toMatchObject({
      status: 409,
      body: { code: 'order.idempotency_key_reused' },
    });
    await shop.staff.delete(`/v1/webhook-endpoints/${answers[0]?.body.endpointId}`).expect(204);
    expect(await ask(body, key)).toMatchObject({ status: 409 });
  });

  it('refuses what cannot be sent to, and everything that it does not know', async () => {
    const refused: [unknown, number, string][] = [
      [{ url: 'http://10.0.0.1/' }, 422, 'webhook.url_refused'],
      [{ url: 'https://[::ffff:169.254.169.254]/' }, 422, 'webhook.url_refused'],
      [{ url: 'https://user:secret@erp.example.com/' }, 422, 'webhook.url_refused'],
      [{ url: 'javascript:alert(1)' }, 422, 'webhook.url_refused'],
      [{ url: 5 }, 400, 'request.invalid'],
      [{ url: `https://erp.example.com/${'x'.repeat(2_048)}` }, 400, 'request.invalid'],
      [{ url: PUBLIC, types: [] }, 400, 'request.invalid'],
      [{ url: PUBLIC, types: ['order.invented.v1'] }, 400, 'request.invalid'],
      [{ url: PUBLIC, types: ['order.paid.v1', 'order.paid.v1'] }, 400, 'request.invalid'],
      [{ url: PUBLIC, description: 'x\u0000' }, 400, 'request.invalid'],
      [{ url: PUBLIC, secret: 'whsec_mine' }, 400, 'request.invalid'],
      [{}, 400, 'request.invalid'],
    ];
    for (const [body, status, code] of refused)
      expect([body, await ask(body)]).toMatchObject([body, { status, body: { code } }]);
    expect(await shop.staff.post('/v1/webhook-endpoints').send({ url: PUBLIC })).toMatchObject({
      status: 400,
      body: { code: 'request.idempotency_key_missing' },
    });
    expect((await shop.staff.get('/v1/webhook-endpoints').expect(200)).body.items).toEqual([]);
  });

  it('takes twenty of an account and no more, even at once', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => ask({ url: PUBLIC })));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('webhook.too_many_endpoints');
    const first = (await shop.staff.get('/v1/webhook-endpoints?limit=15').expect(200)).body;
    const rest = (await shop.staff.get(`/v1/webhook-endpoints?limit=15&cursor=${first.nextCursor}`).expect(200)).body;
    expect(new Set([...first.items, ...rest.items].map(({ endpointId }) => endpointId)).size).toBe(20);
    expect(rest.nextCursor).toBeNull();
  });

  it('changes what is given and leaves the rest', async () => {
    const { address } = await register(shop, PUBLIC, { description: 'ERP', types: ['order.paid.v1'] });
    const change = (body: object) => shop.staff.patch(address).send(body);

    expect((await change({ description: 'CRM' }).expect(200)).body).toMatchObject({
      url: PUBLIC,
      description: 'CRM',
      types: ['order.paid.v1'],
    });
    expect((await change({ types: null, url: `${PUBLIC}/2` }).expect(200)).body).toMatchObject({
      url: `${PUBLIC}/2`,
      types: null,
    });
    expect(await change({ url: 'https://10.1/' })).toMatchObject({ status: 422 });
    expect(await change({ url: null })).toMatchObject({ status: 400 });
    expect(await change({ endpointId: newId() })).toMatchObject({ status: 400 });
    for (const state of ['gone', null, 1])
      expect(await shop.staff.put(`${address}/state`).send({ state })).toMatchObject({ status: 400 });
    const paused = await shop.staff.put(`${address}/state`).send({ state: 'paused' }).expect(200);
    expect(paused.body).toMatchObject({ state: 'paused', pausedBecause: 'requested' });
  });

  it('signs with two secrets while one replaces the other, and with one after the next', async () => {
    const receiver = await WebhookReceiver.start();
    const endpoint = await register(shop, receiver.url);
    const key = newId();
    const second = await rotate(endpoint, {}, key);
    expect(await rotate(endpoint, {}, key)).toBe(second);
    await buyAndCancel(shop);
    await receiver.untilCount(2);

    const [one] = receiver.received;
    expect(String(one?.headers['webhook-signature'])).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of [endpoint.secret, second]) for (const got of receiver.received) verified(got, secret);
    const third = await rotate(endpoint, { overlapSeconds: 0 });
    await buyAndCancel(shop);
    await receiver.untilCount(4);

    const last = receiver.received.slice(2);
    for (const got of last) {
      verified(got, third);
      for (const secret of [endpoint.secret, second])
        expect(() => verified(got, secret)).toThrow('No matching signature');
    }
    await receiver.down();
  });

  it('sends a test on request, to that endpoint alone and whatever it wants to be told of', async () => {
    const [receiver, other] = [await WebhookReceiver.start(), await WebhookReceiver.start()];
    const endpoint = await register(shop, receiver.url, { types: ['order.paid.v1'] });
    await register(shop, other.url);
    const test = (key: string = newId()) =>
      shop.staff.post(`${endpoint.address}/test-events`).set('idempotency-key', key);
    const key = newId();

    const { messageId } = (await test(key).expect(202)).body;
    await test(key).expect(202);
    await receiver.untilCount(1);

    expect(receiver.received).toMatchObject([
      {
        id: messageId,
        body: { type: 'webhook.test.v1', data: { accountId: shop.accountId, endpointId: endpoint.endpointId } },
      },
    ]);
    expect(other.received).toEqual([]);
    const log = await shop.staff.get(`${endpoint.address}/deliveries/${messageId}`).expect(200);
    expect(log.body).toMatchObject({ type: 'webhook.test.v1', body: receiver.received[0]?.raw });
    await shop.staff.put(`${endpoint.address}/state`).send({ state: 'paused' }).expect(200);
    expect(await test()).toMatchObject({ status: 409, body: { code: 'webhook.endpoint_paused' } });
    await Promise.all([receiver.down(), other.down()]);
  });

  it('answers another account’s endpoints and messages as if there were none', async () => {
    const foreign = await TestShop.open(order);
    const endpoint = await register(foreign, PUBLIC);
    await foreign.staff.put(`${endpoint.address}/state`).send({ state: 'paused' }).expect(200);
    await buyAndCancel(foreign);
    await order.log.untilQuiet();
    const [{ messageId }] = (await foreign.staff.get(`${endpoint.address}/deliveries`).expect(200)).body.items;
    const mine = await register(shop, PUBLIC);
    const from = { from: '2026-01-01T00:00:00Z' };

    for (const asked of [
      shop.staff.get(endpoint.address),
      shop.staff.patch(endpoint.address).send({ description: 'mine' }),
      shop.staff.put(`${endpoint.address}/state`).send({ state: 'active' }),
      shop.staff.delete(endpoint.address),
      shop.staff.post(`${endpoint.address}/secrets`).set('idempotency-key', 'k').send({}),
      shop.staff.post(`${endpoint.address}/test-events`).set('idempotency-key', 'k'),
      shop.staff.post(`${endpoint.address}/replays`).send(from),
      shop.staff.post(`${endpoint.address}/deliveries/${messageId}/replays`),
      shop.staff.get(`${endpoint.address}/deliveries`),
      shop.staff.get(`${endpoint.address}/deliveries/${messageId}`),
    ])
      expect(await asked).toMatchObject({ status: 404, body: { code: 'webhook.endpoint_not_found' } });
    for (const asked of [
      shop.staff.get(`${mine.address}/deliveries/${messageId}`),
      shop.staff.post(`${mine.address}/deliveries/${messageId}/replays`),
    ])
      expect(await asked).toMatchObject({ status: 404, body: { code: 'webhook.delivery_not_found' } });
    expect((await shop.staff.post(`${mine.address}/replays`).send(from).expect(202)).body).toEqual({ queued: 0 });
  });

  it('is for staff who may read orders; the operator looks and changes nothing', async () => {
    const { address } = await register(shop, PUBLIC);
    const narrow = order.http.as(order.credentials.staff(shop.accountId, ['host', 'shop', 'account']));
    const operator = order.http.as(order.credentials.operatorKey);

    for (const caller of [narrow, shop.viewer()]) expect(await caller.get(address)).toMatchObject({ status: 403 });
    expect(await order.http.get(address)).toMatchObject({ status: 401 });
    expect(await operator.get(`${address}/deliveries`)).toMatchObject({ status: 200 });
    expect(await operator.delete(address)).toMatchObject({ status: 403 });
  });

  it('shows and takes rows of the own account only, whatever the statement says', async () => {
    const foreign = await TestShop.open(order);
    for (const one of [shop, foreign]) {
      const { address } = await register(one, PUBLIC);
      await one.staff.put(`${address}/state`).send({ state: 'paused' }).expect(200);
      await buyAndCancel(one);
    }
    await order.log.untilQuiet();

    for (const table of ['webhook_endpoints', 'webhook_secrets', 'webhook_messages', 'webhook_deliveries']) {
      const [seen] = await order.database.query<{ accounts: string[] }>(
        forAccount(shop.accountId),
        `SELECT array_agg(DISTINCT account_id) AS accounts FROM ${table}`,
      );
      expect([table, seen?.accounts]).toEqual([table, [shop.accountId]]);
      await expect(
        order.database.query(forAccount(shop.accountId), `UPDATE ${table} SET account_id = $1`, [foreign.accountId]),
      ).rejects.toThrow('row-level security');
    }
  });

  it.each(['limit=0', 'cursor=x', 'state=lost', 'cursor=WyJ4Il0'])('refuses deliveries with ?%s', async (query) => {
    const { address } = await register(shop, PUBLIC);
    expect(await shop.staff.get(`${address}/deliveries?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  it.each(['yesterday', '2026-02-30T00:00:00Z', '2026-11-23', '2026-11-23T12:00:00', '0000-00-00T00:00:00Z', null, 5])(
    'refuses to replay from %s',
    async (from) => {
      const { address } = await register(shop, PUBLIC);
      expect(await shop.staff.post(`${address}/replays`).send({ from })).toMatchObject({ status: 400 });
    },
  );

  it('is open over gRPC, too: the same endpoints, secrets, deliveries and refusals', async () => {
    const receiver = await WebhookReceiver.start();
    const client = new OrderClient(order.grpcUrl, order.credentials.staff(shop.accountId), 'WebhookService');
    const refusal = async (method: string, request: object) => (await client.call(method, request)).error;
    const types = ['order.cancelled.v1'];

    const { endpoint, secret } = await client.call('registerEndpoint', {
      url: receiver.url,
      description: 'ERP',
      types,
    });
    const { endpointId } = endpoint;
    expect(endpoint).toMatchObject({ url: receiver.url, types, pausedBecause: 'PAUSE_REASON_UNSPECIFIED' });
    await client.call('sendTestEvent', { endpointId });
    await buyAndCancel(shop);
    await receiver.untilCount(2);
    for (const got of receiver.received) verified(got, secret);
    const changed = { endpointId, url: receiver.url, description: '', types: [] };
    expect((await client.call('changeEndpoint', changed)).endpoint).toMatchObject({ description: '', types: [] });
    const { secret: next } = await client.call('rotateSecret', { endpointId, overlapSeconds: 60 });
    expect(await client.call('replayMessages', { endpointId, from: { seconds: 0 } })).toEqual({ queued: 2 });
    await receiver.untilCount(4);
    for (const got of receiver.received.slice(2)) for (const valid of [secret, next]) verified(got, valid);
    expect(await client.call('replayMessage', { endpointId, messageId: receiver.ids[0] })).toEqual({});
    await receiver.untilCount(5);

    const { endpoint: paused } = await client.call('pauseEndpoint', { endpointId });
    expect(paused.pausedBecause).toBe('PAUSE_REASON_REQUESTED');
    expect((await client.call('resumeEndpoint', { endpointId })).endpoint.pausedBecause).toBe(
      'PAUSE_REASON_UNSPECIFIED',
    );
    expect((await client.call('getEndpoint', { endpointId })).endpoint.endpointId).toBe(endpointId);
    expect((await client.call('listEndpoints', {})).endpoints).toHaveLength(1);
    const { deliveries } = await client.call('listDeliveries', {
      endpointId,
      state: 'DELIVERY_STATE_DELIVERED',
      pageSize: 1,
    });
    expect(deliveries).toMatchObject([{ type: 'order.cancelled.v1', lastStatus: 204 }]);
    expect(await client.call('deleteEndpoint', { endpointId })).toEqual({});

    expect(await refusal('getEndpoint', { endpointId })).toEqual({
      status: status.NOT_FOUND,
      code: 'webhook.endpoint_not_found',
    });
    expect(await refusal('registerEndpoint', { url: 'https://10.1/' })).toMatchObject({ code: 'webhook.url_refused' });
    for (const [method, request] of [
      ['registerEndpoint', { url: PUBLIC, types: ['invented'] }],
      ['rotateSecret', { endpointId, overlapSeconds: -1 }],
      ['listDeliveries', { endpointId, pageSize: 101 }],
      ['replayMessages', { endpointId }],
      ['replayMessages', { endpointId, from: { seconds: 1e15 } }],
      ['getEndpoint', { endpointId: 'x' }],
    ] as const)
      expect([method, await refusal(method, request)]).toEqual([
        method,
        { status: status.INVALID_ARGUMENT, code: 'request.invalid' },
      ]);
    client.close();
    await receiver.down();
  });
});
