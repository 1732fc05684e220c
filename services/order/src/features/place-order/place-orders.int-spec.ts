import { status } from '@grpc/grpc-js';
import { accessKeyRevoked, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { OrderClient, type PlacedOverStream } from '../../testing/order-client.js';
import { TestShop } from '../../testing/shop.js';

describe('shopcast.order.v1.OrderService/PlaceOrders', () => {
  let order: ServiceUnderTest;
  let shop: TestShop;
  const clients: OrderClient[] = [];
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.order] });
  });
  beforeEach(async () => {
    shop = await TestShop.open(order, { units: 500 });
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => order.stop());

  const clientWith = (token: string): OrderClient => {
    const client = new OrderClient(order.grpcUrl, token);
    clients.push(client);
    return client;
  };
  const staff = (keyId = newId()) => clientWith(order.credentials.staff(shop.accountId, ['orders'], keyId));
  const request = (viewerId: string, quantity = 1) => ({
    viewerToken: order.credentials.viewer(shop.accountId, viewerId),
    idempotencyKey: newId(),
    order: shop.body(quantity),
  });

  it('answers each of very many requests under its key, and sells no unit twice', async () => {
    const requests = Array.from({ length: 600 }, (_, n) => request(`viewer-${n}`));

    const { answers } = await staff().placeMany(requests);

    expect(answers.map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual(
      requests.map(({ idempotencyKey }) => idempotencyKey).sort(),
    );
    const placed = answers.flatMap((answer) => (answer.order ? [answer.order.orderId] : []));
    const codes = answers.flatMap((answer) => (answer.refusal ? [answer.refusal.code] : []));
    expect([new Set(placed).size, new Set(codes), codes.length]).toEqual([500, new Set(['order.sold_out']), 100]);
    expect(await shop.stock()).toMatchObject({ reserved: 500, free: 0 });
  });

  it('makes one order of one key, on one call, on two, and over REST', async () => {
    const again = request('v');

    const [one, two] = await Promise.all([staff().placeMany([again, again]), staff().placeMany([again])]);
    const rest = await shop
      .viewer('v')
      .post('/v1/orders')
      .set('idempotency-key', again.idempotencyKey)
      .send(again.order);

    const ids = [...one.answers, ...two.answers].map((answer) => answer.order?.orderId);
    expect(new Set(ids)).toEqual(new Set([rest.body.orderId]));
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
  });

  it('refuses what is wrong by itself, with the codes of REST, and places what is right', async () => {
    const foreign = await TestShop.open(order);
    const right = request('v');
    const wrong = {
      'request.invalid': { ...request('v'), order: shop.body(0) },
      'request.idempotency_key_missing': { ...request('v'), idempotencyKey: 'with a space' },
      'access.credentials_refused': { ...request('v'), viewerToken: 'nonsense' },
      'access.not_allowed': { ...request('v'), viewerToken: order.credentials.viewer(foreign.accountId, 'v') },
      'order.sold_out': { ...request('v', 999), order: { ...shop.body(999) } },
    };
    await shop.buy({ body: shop.body(2) });

    const { answers, error } = await staff().placeMany([
      ...Object.values(wrong),
      { ...request('v'), order: null },
      right,
    ]);

    const codeOf = (key: string) => answers.find((answer) => answer.idempotencyKey === key)?.refusal?.code;
    for (const [code, { idempotencyKey }] of Object.entries(wrong)) expect(codeOf(idempotencyKey)).toBe(code);
    expect(answers.filter((answer: PlacedOverStream) => answer.order)).toMatchObject([
      { idempotencyKey: right.idempotencyKey, order: { viewerId: 'v', status: 'ORDER_STATUS_PLACED' } },
    ]);
    expect([answers.length, error]).toEqual([7, undefined]);
    expect(await shop.stock()).toMatchObject({ reserved: 3 });
  });

  it('lets in staff with the scope for orders, and nobody else', async () => {
    const others = [order.credentials.viewer(shop.accountId, 'v'), order.credentials.staff(shop.accountId, ['host'])];

    for (const token of others) {
      const { answers, error } = await clientWith(token).placeMany([request('v')]);
      expect([answers, error?.code]).toEqual([[], status.PERMISSION_DENIED]);
    }
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
  });

  it('takes no more orders under a key that is revoked in the middle of a call', async () => {
    const keyId = newId();
    const call = staff(keyId).placing();
    await call.ask(request('v'));
    await order.log.tell(accessKeyRevoked.of({ accountId: shop.accountId, keyId }));

    let refusal: string | undefined;
    while (refusal === undefined) refusal = (await call.ask(request('v'))).refusal?.code;

    expect(refusal).toBe('access.credentials_refused');
    call.end();
  });

  it('ends its calls when the service stops, and keeps nobody waiting', async () => {
    const other = await startService(OrderModule, { service: 'order', grpc: [protos.order] });
    const elsewhere = await TestShop.open(other);
    const client = new OrderClient(other.grpcUrl, other.credentials.staff(elsewhere.accountId, ['orders']));
    clients.push(client);
    const call = client.placing();
    await call.ask({
      viewerToken: other.credentials.viewer(elsewhere.accountId, 'v'),
      idempotencyKey: newId(),
      order: elsewhere.body(),
    });

    await other.stop();

    await call.ended;
  });
});
