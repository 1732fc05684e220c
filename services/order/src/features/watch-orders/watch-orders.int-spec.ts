import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { jest } from '@jest/globals';
import { accessKeyRevoked, protos } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { OrderFeed } from '../../persistence/order-feed.js';
import { OrderClient, type WatchedOrders } from '../../testing/order-client.js';
import { pay } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';
import { buyAndCancel } from '../../testing/webhooks.js';

/** What one watcher has seen. */
class Watcher {
  readonly seen: WatchedOrders[] = [];
  readonly ended: Promise<(Error & { code: number }) | undefined>;
  private end: string | undefined;

  constructor(readonly stream: ReturnType<OrderClient['watch']>) {
    stream.on('data', (answer: WatchedOrders) => void this.seen.push(answer));
    this.ended = new Promise((resolve) => {
      stream.on('error', (error: Error & { code: number }) => resolve(error)).on('end', () => resolve(undefined));
    });
    void this.ended.then((how) => (this.end = how?.message ?? 'ended'));
  }

  get orders(): string[] {
    return this.seen.flatMap(({ order }) => (order ? [`${order.orderId} ${order.status.slice(13)}`] : []));
  }

  async until(holds: (seen: readonly WatchedOrders[]) => boolean): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!holds(this.seen)) {
      if (Date.now() > deadline) throw new Error(`saw ${JSON.stringify(this.seen)}; ${this.end}`);
      await sleep(10);
    }
  }

  caughtUp = (): Promise<void> => this.until((seen) => seen.some(({ caughtUp }) => caughtUp));
  has = (order: string): Promise<void> => this.until(() => this.orders.includes(order));
}

describe('shopcast.order.v1.OrderService/WatchOrders', () => {
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

  const clientOf = (keyId = newId()): OrderClient => {
    const client = new OrderClient(order.grpcUrl, order.credentials.staff(shop.accountId, ['orders'], keyId));
    clients.push(client);
    return client;
  };
  const watch = (cursor = '', client = clientOf()): Watcher => new Watcher(client.watch(cursor));
  const gauge = async (): Promise<number> => {
    const { body } = await order.http.get('/metrics').expect(200);
    return Number(/^shopcast_order_watches (\d+)$/m.exec(String(body))?.[1] ?? 0);
  };
  const untilNobodyWatches = async (): Promise<void> => {
    while ((await gauge()) > 0) await sleep(10);
  };

  it('begins with the orders that are there as they stand, and goes on with each as it changes', async () => {
    const foreign = await TestShop.open(order);
    const [before, kept] = [await buyAndCancel(shop), (await shop.buy()).body.orderId];
    await foreign.buy();
    await order.log.untilQuiet();

    const watcher = watch();
    await watcher.caughtUp();
    expect(watcher.orders).toEqual([`${before} CANCELLED`, `${kept} PLACED`]);
    expect(watcher.seen.at(-1)).toMatchObject({ order: null, caughtUp: true });

    await foreign.buy();
    await shop.staff.post(`/v1/orders/${kept}/cancellation`).send({}).expect(200);
    await watcher.has(`${kept} CANCELLED`);
    const after = (await shop.buy()).body.orderId;
    await watcher.has(`${after} PLACED`);
    expect(new Set(watcher.orders.map((one) => one.split(' ')[0]))).toEqual(new Set([before, kept, after]));
    expect(watcher.seen.filter(({ caughtUp }) => caughtUp)).toHaveLength(1);
    watcher.stream.cancel();
  });

  it('tells of what is shipped as of any other change', async () => {
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await pay(order, viewer, body);
    const parcel = { carrier: 'SF Express', trackingNumber: 'SF1234567890' };
    const shipments = shop.staff.post(`/v1/orders/${body.orderId}/shipments`).set('idempotency-key', newId());
    const watcher = watch();
    await watcher.caughtUp();

    await shipments.send(parcel).expect(201);

    const shipped = { order: { fulfilment: { state: 'FULFILMENT_STATE_SHIPPED', shipments: [parcel] } } };
    await watcher.until((seen) =>
      seen.some(({ order: seenOrder }) => seenOrder?.fulfilment?.state === 'FULFILMENT_STATE_SHIPPED'),
    );
    expect(watcher.seen.at(-1)).toMatchObject(shipped);
    watcher.stream.cancel();
  });

  it('goes on where a watcher was, with what it has missed as it stands now', async () => {
    const first = watch();
    await first.caughtUp();
    const seen = (await shop.buy()).body.orderId;
    await first.has(`${seen} PLACED`);
    first.stream.cancel();
    await first.ended;
    const missed = await buyAndCancel(shop);
    await shop.staff.post(`/v1/orders/${seen}/cancellation`).send({}).expect(200);
    await order.log.untilQuiet();

    const second = watch(first.seen.at(-1)?.cursor);
    await second.caughtUp();

    expect(second.orders.sort()).toEqual([`${missed} CANCELLED`, `${seen} CANCELLED`].sort());
    const third = watch(second.seen.at(-1)?.cursor);
    await third.caughtUp();
    expect(third.orders).toEqual([]);
    second.stream.cancel();
    third.stream.cancel();
  });

  it('shows every order to watchers that come while orders are placed', async () => {
    const buyers = Array.from({ length: 120 }, async () => (await shop.buy()).body.orderId as string);
    const early = watch();
    const placed = await Promise.all(buyers);
    const late = watch();

    for (const watcher of [early, late])
      await watcher.until(() => placed.every((orderId) => watcher.orders.includes(`${orderId} PLACED`)));

    early.stream.cancel();
    late.stream.cancel();
  });

  it('keeps no more than a page for a watcher that does not read, and shows it everything when it does', async () => {
    const opening = watch();
    await opening.caughtUp();
    opening.stream.cancel();
    // Large enough that no buffer on the way takes them all.
    await order.database.query(
      asService,
      `WITH made AS (
         INSERT INTO orders SELECT gen_random_uuid(), $1, session_id, viewer_id, payment_id, gen_random_uuid(), digest,
           (SELECT jsonb_agg(line) FROM (SELECT lines -> 0 AS line FROM generate_series(1, 80)) AS many), total_minor, currency, placed_at, expires_at,
           'expired', new_buyer, refunded_minor, cancel_reason, money_returned
         FROM orders, generate_series(1, 400) WHERE order_id = $2 RETURNING order_id)
       INSERT INTO order_changes SELECT order_id, $1, 1000 + row_number() OVER () FROM made`,
      [shop.accountId, (await shop.buy()).body.orderId],
    );
    await order.log.untilQuiet();
    const pages = jest.spyOn(order.app.get(OrderFeed, { strict: false }), 'after');

    const watcher = watch();
    watcher.stream.pause();
    await sleep(400);
    const readWhilePaused = pages.mock.calls.length;
    watcher.stream.resume();
    await watcher.caughtUp();

    expect(readWhilePaused).toBeLessThanOrEqual(2);
    expect(watcher.orders).toHaveLength(401);
    pages.mockRestore();
    watcher.stream.cancel();
  });

  it('frees everything when the watcher goes, and ends when the key is revoked', async () => {
    const keyId = newId();
    const [going, revoked] = [watch(), watch('', clientOf(keyId))];
    await Promise.all([going.caughtUp(), revoked.caughtUp()]);
    expect(await gauge()).toBeGreaterThanOrEqual(2);

    going.stream.cancel();
    expect(await going.ended).toMatchObject({ code: status.CANCELLED });
    await order.log.tell(accessKeyRevoked.of({ accountId: shop.accountId, keyId }));
    await shop.buy();

    expect(await revoked.ended).toBeUndefined();
    expect(revoked.orders).toEqual([]);
    await untilNobodyWatches();
  });

  it('says that it has broken off when the database has', async () => {
    const pages = jest
      .spyOn(order.app.get(OrderFeed, { strict: false }), 'after')
      .mockRejectedValueOnce(new Error('no'));

    expect(await watch().ended).toMatchObject({ code: status.INTERNAL });

    pages.mockRestore();
    await untilNobodyWatches();
  });

  it('is refused to viewers, to other scopes, and with a cursor of somebody else’s making', async () => {
    const refused = async (token: string, cursor = ''): Promise<number | undefined> => {
      const client = new OrderClient(order.grpcUrl, token);
      clients.push(client);
      return (await new Watcher(client.watch(cursor)).ended)?.code;
    };
    const { credentials } = order;

    expect(await refused(credentials.viewer(shop.accountId, 'v'))).toBe(status.PERMISSION_DENIED);
    expect(await refused(credentials.staff(shop.accountId, ['host']))).toBe(status.PERMISSION_DENIED);
    expect(await refused('nonsense')).toBe(status.UNAUTHENTICATED);
    for (const cursor of ['x', 'WyJ4Il0', 'WzFd'])
      expect(await refused(credentials.staff(shop.accountId), cursor)).toBe(status.INVALID_ARGUMENT);
  });
});
