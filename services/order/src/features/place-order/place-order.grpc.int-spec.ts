import {
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { TestShop } from '../../testing/shop.js';

type Method = (request: object, metadata: Metadata, done: (error: ServiceError | null, answer: never) => void) => void;
type Client = Record<'placeOrder' | 'getOrder', Method> & { close(): void };

describe('shopcast.order.v1.OrderService', () => {
  let order: ServiceUnderTest;
  let client: Client;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.order] });
    client = connect(order.grpcUrl);
  });
  afterAll(async () => {
    client.close();
    await order.stop();
  });

  const call = (method: keyof Client & ('placeOrder' | 'getOrder'), request: object, headers: Record<string, string>) =>
    new Promise<{ order?: Record<string, unknown>; error?: { status: number; code: unknown } }>((resolve) => {
      const metadata = new Metadata();
      for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
      client[method](request, metadata, (error, answer) =>
        resolve(error ? { error: { status: error.code, code: error.metadata.get('shopcast-code')[0] } } : answer),
      );
    });
  const asViewer = (shop: TestShop, viewerId: string) => ({
    authorization: `Bearer ${order.credentials.viewer(shop.accountId, viewerId)}`,
  });

  it('places an order like REST does, once for one key', async () => {
    const shop = await TestShop.open(order);
    const headers = { ...asViewer(shop, 'v'), 'idempotency-key': newId() };

    const first = await call('placeOrder', shop.body(2), headers);

    expect(first.order).toMatchObject({
      status: 'ORDER_STATUS_PLACED',
      viewerId: 'v',
      lines: [{ listingId: shop.item.listingId, skuId: shop.item.skuId, quantity: 2, unitPriceMinor: 9_900 }],
      totalMinor: 19_800,
      currency: 'CNY',
      payment: { provider: 'test' },
    });
    expect(await call('placeOrder', shop.body(2), headers)).toEqual(first);
    const rest = await shop
      .viewer('v')
      .post('/v1/orders')
      .set('idempotency-key', headers['idempotency-key'])
      .send(shop.body(2));
    expect(rest.body.orderId).toBe(first.order?.['orderId']);
    expect(await shop.stock()).toMatchObject({ reserved: 2 });
  });

  it('reads an order, for those who may', async () => {
    const shop = await TestShop.open(order);
    const { body } = await shop.buy({ viewer: shop.viewer('v') });

    expect((await call('getOrder', { orderId: body.orderId }, asViewer(shop, 'v'))).order).toMatchObject({
      orderId: body.orderId,
      status: 'ORDER_STATUS_PLACED',
    });
    expect(await call('getOrder', { orderId: body.orderId }, asViewer(shop, 'w'))).toEqual({
      error: { status: status.NOT_FOUND, code: 'order.not_found' },
    });
  });

  it('refuses with the same codes as REST', async () => {
    const shop = await TestShop.open(order, { units: 1 });
    const viewer = asViewer(shop, 'v');
    const staff = { authorization: `Bearer ${order.credentials.staff(shop.accountId)}` };
    const key = { 'idempotency-key': newId() };

    expect(await call('placeOrder', shop.body(), key)).toMatchObject({ error: { status: status.UNAUTHENTICATED } });
    expect(await call('placeOrder', shop.body(), { ...staff, ...key })).toMatchObject({
      error: { status: status.PERMISSION_DENIED },
    });
    expect(await call('placeOrder', shop.body(), viewer)).toMatchObject({
      error: { code: 'request.idempotency_key_missing' },
    });
    expect(await call('placeOrder', shop.body(0), { ...viewer, ...key })).toMatchObject({
      error: { code: 'request.invalid' },
    });
    expect(await call('placeOrder', { ...shop.body(), lines: [] }, { ...viewer, ...key })).toMatchObject({
      error: { code: 'request.invalid' },
    });
    expect(await call('placeOrder', shop.body(2), { ...viewer, ...key })).toEqual({
      error: { status: status.FAILED_PRECONDITION, code: 'order.sold_out' },
    });
    expect(await call('getOrder', { orderId: 'nonsense' }, viewer)).toMatchObject({
      error: { code: 'request.invalid' },
    });
  });
});

function connect(url: string): Client {
  const definition = loadSync(protos.order.file, {
    includeDirs: [PROTO_ROOT],
    longs: Number,
    enums: String,
    defaults: true,
  });
  const loaded = loadPackageDefinition(definition) as GrpcObject;
  const { OrderService } = ((loaded['shopcast'] as GrpcObject)['order'] as GrpcObject)['v1'] as GrpcObject;
  return new (OrderService as never as new (url: string, how: object) => Client)(url, credentials.createInsecure());
}
