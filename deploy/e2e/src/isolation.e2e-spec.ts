import { randomUUID } from 'node:crypto';
import { api, type Api, Installation, openShopFloor, type ShopFloor } from '@shopcast/installation';
import { type Operation, operationsOf } from './harness/open-api.js';

describe('two accounts on one installation', () => {
  let installation: Installation;
  let mine: ShopFloor;
  let theirs: ShopFloor;
  let theirOrderId: string;
  let theirKeyId: string;
  let operations: readonly Operation[];

  beforeAll(async () => {
    installation = await Installation.make('embedded');
    await installation.start();
    mine = await openShopFloor(installation.api);
    theirs = await openShopFloor(installation.api);
    const buyer = await theirs.viewer('their-buyer');
    theirOrderId = ((await theirs.order(buyer)).body as { orderId: string }).orderId;
    const issued = await theirs.owner.post<{ keyId: string }>(`/v1/accounts/${theirs.accountId}/keys`, {
      name: 'spare',
      scopes: ['analyst'],
    });
    theirKeyId = issued.body.keyId;
    operations = await operationsOf(installation.url);
  }, 120_000);
  afterAll(() => installation.remove());

  /** The other account's ids, by the name of the path parameter. */
  const theirIds = (): Record<string, string> => ({
    accountId: theirs.accountId,
    sessionId: theirs.sessionId,
    listingId: theirs.listingId,
    skuId: theirs.skuId,
    orderId: theirOrderId,
    keyId: theirKeyId,
    brandId: theirs.brandId,
    productId: theirs.productId,
    paymentId: randomUUID(),
    provider: 'test',
  });

  const secrets = (): string[] => [theirs.accountId, theirs.sessionId, theirs.listingId, theirOrderId, 'their-buyer'];

  it.each<['staff' | 'viewer']>([['staff'], ['viewer']])(
    'show nothing of one to the other’s %s, on any route with the other’s ids',
    async (kind) => {
      const caller: Api = kind === 'staff' ? mine.owner : await mine.viewer('my-viewer');
      const withIds = operations.filter(({ path, open }) => path.includes('{') && !open);
      expect(withIds.length).toBeGreaterThan(15);

      for (const operation of withIds) {
        const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => theirIds()[name] ?? randomUUID());
        const body = operation.exampleBody?.(theirIds());
        const answer = await caller.request(operation.method, path, body, { 'idempotency-key': randomUUID() });
        const seen = JSON.stringify(answer.body ?? '');
        const asked = `${operation.method} ${operation.path} → ${answer.status} ${seen}`;
        expect([400, 403, 404, 422].includes(answer.status) ? 'refused' : asked).toBe('refused');
        // A refusal may repeat the id that the caller sent, and nothing else of the other account.
        const told = secrets().filter(
          (secret) => seen.includes(secret) && !path.includes(secret) && !JSON.stringify(body ?? '').includes(secret),
        );
        expect(told.length === 0 ? 'nothing told' : asked).toBe('nothing told');
      }
    },
    60_000,
  );

  it('answer another account’s session, order and listing exactly like one that does not exist', async () => {
    for (const [path, id] of [
      ['/v1/sessions/', theirs.sessionId],
      ['/v1/orders/', theirOrderId],
      ['/v1/listings/', theirs.listingId],
    ] as const) {
      const there = await mine.owner.get<Record<string, unknown>>(path + id);
      const nowhere = await mine.owner.get<Record<string, unknown>>(path + randomUUID());
      expect([there.status, there.body['code']]).toEqual([404, nowhere.body['code']]);
    }
  });

  it('list only their own sessions, orders and numbers', async () => {
    for (const path of [
      '/v1/sessions?limit=100',
      `/v1/orders?sessionId=${theirs.sessionId}`,
      '/v1/dashboard/sessions?limit=100',
    ]) {
      const seen = JSON.stringify((await mine.owner.get(path)).body);
      expect(secrets().filter((secret) => seen.includes(secret) && !path.includes(secret))).toEqual([]);
    }
  });

  it('refuse a viewer token of one account in the other’s session, and every forged or expired one', async () => {
    const stranger = await mine.viewer('stranger');
    const visit = `/v1/sessions/${theirs.sessionId}/shop-visits`;
    expect((await stranger.post(visit, { id: randomUUID() })).status).toBe(404);

    const [head, payload, signature] = stranger.token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = (changes: object) =>
      `${head}.${Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url')}.${signature}`;
    for (const token of [
      forged({ acc: theirs.accountId }),
      forged({ sub: 'their-buyer' }),
      forged({ exp: 9e9 }),
      'scv_x.y.z',
    ]) {
      expect((await api(installation.url, token).post(visit, { id: randomUUID() })).status).toBe(401);
    }
  });
});
