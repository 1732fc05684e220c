import { randomUUID } from 'node:crypto';
import { type Client, credentials, loadPackageDefinition, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { Installation, openShopFloor, type ShopFloor } from '@shopcast/installation';

type Call = (request: object, metadata: Metadata, done: (error: ServiceError | null, answer: never) => void) => void;

/** Calls one method of a service with a key or token. */
function caller(address: string, proto: { package: string; file: string }, service: string) {
  const options = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [PROTO_ROOT] };
  const root = loadPackageDefinition(loadSync(`${PROTO_ROOT}/${proto.file}`, options));
  const found = `${proto.package}.${service}`
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], root);
  const client = new (found as new (address: string, credentials: object) => Client)(
    address,
    credentials.createInsecure(),
  );
  const call = <Answer>(
    method: string,
    request: object,
    token: string,
    more: Record<string, string> = {},
  ): Promise<Answer> => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(more)) metadata.set(name, value);
    return new Promise((resolve, reject) => {
      const invoke = (client as unknown as Record<string, Call>)[method]?.bind(client);
      invoke?.(request, metadata, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  };
  return { call, client };
}

describe('gRPC', () => {
  let installation: Installation;
  let floor: ShopFloor;
  const clients: Client[] = [];
  const open = (proto: { package: string; file: string }, service: string) => {
    const opened = caller(`127.0.0.1:${installation.port + 1}`, proto, service);
    clients.push(opened.client);
    return opened.call;
  };

  beforeAll(async () => {
    installation = await Installation.make('embedded');
    await installation.start();
    floor = await openShopFloor(installation.api);
  }, 120_000);
  afterAll(async () => {
    for (const client of clients) client.close();
    await installation.remove();
  });

  it('reads a session, and answers NOT_FOUND with our code for another account’s', async () => {
    const call = open(protos.session, 'SessionService');
    const request = { sessionId: floor.sessionId };
    expect(await call('GetSession', request, floor.ownerKey)).toMatchObject({
      session: { sessionId: floor.sessionId, state: 'SESSION_STATE_LIVE', medium: 'MEDIUM_VIDEO' },
    });

    const stranger = await openShopFloor(installation.api);
    const refusal = await call('GetSession', request, stranger.ownerKey).catch((error: ServiceError) => error);
    expect(refusal).toMatchObject({ code: status.NOT_FOUND });
    expect((refusal as ServiceError).metadata.get('shopcast-code')).toEqual(['session.not_found']);
  });

  it('places an order once per idempotency key, at the price that REST gives', async () => {
    const call = open(protos.order, 'OrderService');
    const { token } = await floor.viewer('grpc-buyer');
    const { sessionId, listingId, skuId } = floor;
    const request = { sessionId, lines: [{ listingId, skuId, quantity: 2 }] };
    const key = { 'idempotency-key': randomUUID() };

    const placed = await call<{ order: { orderId: string; totalMinor: number } }>('PlaceOrder', request, token, key);
    const again = await call<{ order: { orderId: string } }>('PlaceOrder', request, token, key);

    expect(placed.order).toMatchObject({ status: 'ORDER_STATUS_PLACED', totalMinor: 19_800, currency: 'CNY' });
    expect(again.order.orderId).toBe(placed.order.orderId);
    expect(await call('GetOrder', { orderId: placed.order.orderId }, token)).toMatchObject({ order: placed.order });
  });

  it('refuses calls without credentials, with a forged token and without an idempotency key', async () => {
    const call = open(protos.order, 'OrderService');
    const { token } = await floor.viewer('grpc-buyer');
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => 'let in',
        (error: ServiceError) => error.code,
      );
    expect(await code(call('GetOrder', { orderId: randomUUID() }, 'scv_a.b.c'))).toBe(status.UNAUTHENTICATED);
    expect(await code(call('PlaceOrder', { sessionId: floor.sessionId, lines: [] }, token))).toBe(
      status.INVALID_ARGUMENT,
    );
  });

  it('reads and watches the numbers', async () => {
    const call = open(protos.metric, 'MetricService');
    const answer = await call<{ metrics: { metrics: Record<string, object> } }>(
      'GetSessionMetrics',
      { sessionId: floor.sessionId },
      floor.ownerKey,
    );
    expect(Object.keys(answer.metrics.metrics)).toContain('cvr_shop');
    expect(answer.metrics.metrics['cvr_shop']).toMatchObject({ unit: 'ratio' });
  });
});
