import { deadLettered, orderCancelled, orderPlaced, orderShipped, waitingListOffered } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../order.module.js';
import { TestShop } from '../testing/shop.js';
import { ForgetOldWebhooks } from '../timing/forget-old-webhooks.js';
import { type Reply, verified, WebhookReceiver } from '../testing/webhook-receiver.js';
import {
  age,
  allDelivered,
  buyAndCancel,
  deliveriesTo,
  placed,
  register,
  untilLog,
  webhookTestEnvironment,
} from '../testing/webhooks.js';

describe('webhooks', () => {
  let order: ServiceUnderTest;
  let shop: TestShop;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', env: webhookTestEnvironment });
  });
  beforeEach(async () => {
    shop = await TestShop.open(order);
    receiver = await WebhookReceiver.start();
  });
  afterEach(() => receiver.down());
  afterAll(() => order.stop());

  it('tell of every fact in its order, signed as Standard Webhooks, under the id that it has on the topic', async () => {
    const endpoint = await register(shop, receiver.url);
    const orderId = await buyAndCancel(shop);

    await receiver.untilCount(2);

    const facts = [...(await order.publishedAs(orderPlaced)), ...(await order.publishedAs(orderCancelled))];
    const mine = facts.filter(({ data }) => data.accountId === shop.accountId);
    expect(receiver.received.map((one) => verified(one, endpoint.secret))).toEqual(
      mine.map(({ type, timeMs, data }) => ({ type, timestamp: new Date(timeMs).toISOString(), data })),
    );
    expect(receiver.ids).toEqual(mine.map(({ id }) => id));
    expect(receiver.received[1]).toMatchObject({
      headers: { 'content-type': 'application/json', 'user-agent': 'Shopcast-Webhooks/1' },
      body: { type: 'order.cancelled.v1', data: { orderId, reason: 'viewer_request' } },
    });
    expect(await untilLog(shop, endpoint, allDelivered)).toMatchObject([
      { type: 'order.cancelled.v1', attempts: 1, lastStatus: 204, dueAt: null, lastError: null },
      { type: 'order.placed.v1', attempts: 1, lastStatus: 204, dueAt: null, lastError: null },
    ]);
  });

  it('tell only of what the endpoint asks for, and only its account', async () => {
    const [foreign, elsewhere] = [await TestShop.open(order), await WebhookReceiver.start()];
    await register(shop, receiver.url, { types: ['order.cancelled.v1'] });
    const theirs = await register(foreign, elsewhere.url);

    await buyAndCancel(foreign);
    await buyAndCancel(shop);
    await Promise.all([receiver.untilCount(1), elsewhere.untilCount(2)]);
    expect(await untilLog(foreign, theirs, allDelivered)).toHaveLength(2);
    await elsewhere.down();

    expect(receiver.received).toMatchObject([
      { type: 'order.cancelled.v1', body: { data: { accountId: shop.accountId } } },
    ]);
  });

  it('tell of what becomes of the units, and of offers to viewers who waited', async () => {
    const types = [orderShipped.type, waitingListOffered.type];
    await register(shop, receiver.url, { types });
    const { accountId, sessionId, item } = shop;
    const units = { listingId: item.listingId, skuId: item.skuId, quantity: 1 };
    const room = { accountId, sessionId, viewerId: 'viewer' };
    const parcel = { carrier: 'SF Express', trackingNumber: 'SF1', lines: [units], complete: true };

    await order.log.tell(orderShipped.of({ ...room, orderId: newId(), shipmentId: newId(), ...parcel }));
    const expiresAt = new Date().toISOString();
    await order.log.tell(waitingListOffered.of({ ...room, offerId: newId(), ...units, expiresAt }));
    await receiver.untilCount(2);

    expect(receiver.received.map(({ type }) => type).sort()).toEqual(types);
  });

  it('tell of a fact once, however often the topic delivers it', async () => {
    const endpoint = await register(shop, receiver.url);
    const [fact, id] = [placed(shop, 'viewer'), newId()];

    for (const _again of [1, 2]) await order.log.tell(fact, { id });
    // A week later nobody remembers that it has been seen.
    await age(order, `DELETE FROM inbox WHERE event_id = $1`, [id]);
    await order.log.tell(fact, { id });
    await order.log.tell(placed(shop, 'viewer'));

    await receiver.untilCount(2);
    expect(await untilLog(shop, endpoint, allDelivered)).toHaveLength(2);
    expect(receiver.ids.filter((received) => received === id)).toHaveLength(1);
    expect(await order.publishedAs(deadLettered)).toEqual([]);
  });

  it('come again under the same id until they are taken: no connection, no answer, 500, 429, a redirect', async () => {
    const endpoint = await register(shop, receiver.url);
    await receiver.down();
    const id = newId();
    await order.log.tell(placed(shop, 'viewer'), { id });
    const [refused] = await untilLog(shop, endpoint, ([log]) => log?.lastError != null);
    expect(refused).toMatchObject({ messageId: id, state: 'pending', lastStatus: null });
    expect(refused?.lastError).toContain('ECONNREFUSED');

    const elsewhere = await WebhookReceiver.start();
    const replies: Reply[] = [
      null,
      { status: 500, body: 'out of order\u0000' },
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 302, headers: { location: elsewhere.url } },
      { status: 200, body: 'x'.repeat(5_000) },
    ];
    const seenAtMs: number[] = [];
    receiver.reply = () => replies[Math.min(seenAtMs.push(Date.now()), replies.length) - 1] as Reply;
    await receiver.up();
    const [taken] = await untilLog(shop, endpoint, allDelivered);

    expect(receiver.ids).toEqual(Array(5).fill(id));
    expect(elsewhere.received).toEqual([]);
    expect((seenAtMs[3] ?? 0) - (seenAtMs[2] ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(taken?.lastExcerpt).toBe('x'.repeat(1_024));
    for (const received of receiver.received) verified(received, endpoint.secret);
    await elsewhere.down();
  });

  it('keep what was answered in the log, in words that can be kept', async () => {
    const endpoint = await register(shop, receiver.url);
    receiver.reply = ({ headers }) =>
      headers['webhook-id'] === refusedId ? { status: 422, body: 'bad \u0000 €' } : { status: 204 };
    const refusedId = newId();
    await order.log.tell(placed(shop, 'one'), { id: refusedId });

    const [log] = await untilLog(shop, endpoint, ([first]) => first?.lastStatus === 422);

    expect(log).toMatchObject({ state: 'pending', lastError: null, lastExcerpt: 'bad \ufffd €' });
  });

  it('come in the order of their key, and wait for no other key', async () => {
    const endpoint = await register(shop, receiver.url);
    const ids = { held: newId(), behind: newId(), last: newId(), other: newId() };
    let refusals = 3;
    receiver.reply = ({ id }) => ({ status: id === ids.held && refusals-- > 0 ? 503 : 204 });

    await order.log.tell(placed(shop, 'one'), { id: ids.held });
    await order.log.tell(placed(shop, 'one'), { id: ids.behind });
    await order.log.tell(placed(shop, 'two'), { id: ids.other });
    await order.log.tell(placed(shop, 'one'), { id: ids.last });
    await untilLog(shop, endpoint, (log) => log.length === 4 && allDelivered(log));

    const { held, behind, last, other } = ids;
    expect(receiver.ids.filter((id) => id !== other)).toEqual([held, held, held, held, behind, last]);
    expect(receiver.ids.filter((id) => id === other)).toHaveLength(1);
  });

  it('go to an endpoint whatever another one does, of the same account or not', async () => {
    const [silent, foreign] = [await WebhookReceiver.start(), await TestShop.open(order)];
    silent.reply = () => null;
    const foreignReceiver = await WebhookReceiver.start();
    const stuck = await register(shop, silent.url);
    await register(shop, receiver.url);
    await register(foreign, foreignReceiver.url);
    const all = Array.from({ length: 60 }, (_, n) => `viewer-${n}`);

    await order.log.tellAll(all.map((viewerId) => placed(shop, viewerId)));
    await order.log.tellAll(all.map((viewerId) => placed(foreign, viewerId)));
    await Promise.all([receiver.untilCount(60), foreignReceiver.untilCount(60)]);

    expect((await deliveriesTo(shop, stuck)).every(({ state }) => state === 'pending')).toBe(true);
    // No more than its places, and one at a time once it is taken to be down.
    expect(silent.received.length).toBeLessThanOrEqual(16);
    await Promise.all([silent.down(), foreignReceiver.down()]);
    await shop.staff.delete(stuck.address).expect(204);
  });

  it('stop when the receiver says that it is gone, and go on when the account says so', async () => {
    const endpoint = await register(shop, receiver.url);
    receiver.reply = () => ({ status: 410 });
    await order.log.tell(placed(shop, 'viewer'));
    await receiver.untilCount(1);
    await untilLog(shop, endpoint, ([log]) => log?.lastStatus === 410);
    await order.log.tell(placed(shop, 'viewer'));
    await order.log.tell(placed(shop, 'another'));

    expect((await shop.staff.get(endpoint.address).expect(200)).body).toMatchObject({
      state: 'paused',
      pausedBecause: 'gone',
    });
    expect(receiver.received).toHaveLength(1);
    receiver.reply = () => ({ status: 204 });
    await shop.staff.put(`${endpoint.address}/state`).send({ state: 'active' }).expect(200);

    expect(await untilLog(shop, endpoint, allDelivered)).toHaveLength(3);
  });

  it('stop when nothing was taken for five days', async () => {
    const endpoint = await register(shop, receiver.url);
    receiver.reply = () => ({ status: 500 });
    await age(
      order,
      `UPDATE webhook_endpoints SET failures = 1, failing_since = now() - interval '5 days' WHERE endpoint_id = $1`,
      [endpoint.endpointId],
    );

    await order.log.tell(placed(shop, 'viewer'));
    await untilLog(shop, endpoint, ([log]) => log?.lastStatus === 500);

    expect((await shop.staff.get(endpoint.address).expect(200)).body).toMatchObject({ pausedBecause: 'failing' });
    const { body } = await order.http.get('/metrics').expect(200);
    expect(body).toContain('shopcast_webhook_endpoints_paused_total{because="failing"} 1');
    expect(body).not.toContain(shop.accountId);
  });

  it('become dead letters after the last attempt; what is behind them goes on, and they can be replayed', async () => {
    const endpoint = await register(shop, receiver.url);
    const [dead, behind] = [newId(), newId()];
    receiver.reply = ({ id }) => ({ status: id === dead ? 400 : 204 });
    await shop.staff.put(`${endpoint.address}/state`).send({ state: 'paused' }).expect(200);
    await order.log.tell(placed(shop, 'viewer'), { id: dead });
    await order.log.tell(placed(shop, 'viewer'), { id: behind });
    await age(
      order,
      `UPDATE webhook_deliveries SET attempts = 17 WHERE position = (SELECT position FROM webhook_messages WHERE message_id = $1)`,
      [dead],
    );
    await shop.staff.put(`${endpoint.address}/state`).send({ state: 'active' }).expect(200);

    await receiver.until(() => receiver.ids.includes(behind));

    expect(receiver.ids).toEqual([dead, behind]);
    const letters = await deliveriesTo(shop, endpoint, '&state=dead');
    expect(letters).toMatchObject([{ messageId: dead, attempts: 18, lastStatus: 400, dueAt: null }]);
    receiver.reply = () => ({ status: 204 });
    await shop.staff.post(`${endpoint.address}/deliveries/${dead}/replays`).expect(202);
    expect(await untilLog(shop, endpoint, allDelivered)).toHaveLength(2);
    expect(receiver.ids).toEqual([dead, behind, dead]);
  });

  it('are replayed from a time on, in their order, under their ids, with what the endpoint wants today', async () => {
    const endpoint = await register(shop, receiver.url, { types: ['order.cancelled.v1'] });
    await buyAndCancel(shop, 'early');
    await receiver.untilCount(1);
    await untilLog(shop, endpoint, allDelivered);
    const from = new Date();
    await buyAndCancel(shop, 'late');
    await receiver.untilCount(2);
    await untilLog(shop, endpoint, allDelivered);
    await shop.staff.patch(endpoint.address).send({ types: null }).expect(200);

    const { body } = await shop.staff
      .post(`${endpoint.address}/replays`)
      .send({ from: from.toISOString() })
      .expect(202);

    expect(body).toEqual({ queued: 2 });
    await receiver.untilCount(4);
    expect(receiver.types.slice(2)).toEqual(['order.placed.v1', 'order.cancelled.v1']);
    expect(receiver.ids[3]).toBe(receiver.ids[1]);
    const none = await shop.staff
      .post(`${endpoint.address}/replays`)
      .send({ from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' });
    expect(none.body).toEqual({ queued: 0 });
  });

  it('wait while the endpoint is paused, and are gone when it is deleted', async () => {
    const endpoint = await register(shop, receiver.url);
    await shop.staff.put(`${endpoint.address}/state`).send({ state: 'paused' }).expect(200);
    await order.log.tell(placed(shop, 'viewer'));
    await order.log.tell(placed(shop, 'viewer'));
    expect(await deliveriesTo(shop, endpoint)).toMatchObject([{ attempts: 0 }, { attempts: 0 }]);

    await shop.staff.put(`${endpoint.address}/state`).send({ state: 'active' }).expect(200);
    await untilLog(shop, endpoint, allDelivered);
    await shop.staff.delete(endpoint.address).expect(204);
    await order.log.tell(placed(shop, 'viewer'));

    expect(receiver.received).toHaveLength(2);
    for (const gone of [shop.staff.get(endpoint.address), shop.staff.delete(endpoint.address)])
      expect(await gone).toMatchObject({ status: 404, body: { code: 'webhook.endpoint_not_found' } });
  });

  it('are settled by whoever has them in hand, and by nobody who had them before', async () => {
    const endpoint = await register(shop, receiver.url);
    const { promise: answered, resolve: answer } = Promise.withResolvers<Reply>();
    receiver.reply = () => (receiver.received.length === 1 ? answered : { status: 500 });
    await order.log.tell(placed(shop, 'viewer'));
    await receiver.untilCount(1);
    const lease = newId();
    await age(order, `UPDATE webhook_deliveries SET lease_id = $2 WHERE endpoint_id = $1`, [
      endpoint.endpointId,
      lease,
    ]);

    answer({ status: 204 });
    await order.log.tell(placed(shop, 'another'));
    const [, held] = await untilLog(shop, endpoint, ([another]) => another?.lastStatus === 500);

    expect(held).toMatchObject({ state: 'pending', attempts: 1, lastStatus: null });
    await shop.staff.delete(endpoint.address).expect(204);
  });

  it('are forgotten after a month, and what a deleted endpoint has left at once', async () => {
    const [endpoint, deleted] = [await register(shop, receiver.url), await register(shop, receiver.url)];
    const [old, young] = [newId(), newId()];
    await order.log.tell(placed(shop, 'viewer'), { id: old });
    await order.log.tell(placed(shop, 'viewer'), { id: young });
    await untilLog(shop, endpoint, (log) => log.length === 2 && allDelivered(log));
    await age(order, `UPDATE webhook_messages SET queued_at = now() - interval '31 days' WHERE message_id = $1`, [old]);
    await shop.staff.delete(deleted.address).expect(204);

    await order.app.get(ForgetOldWebhooks, { strict: false }).forget();

    expect(await deliveriesTo(shop, endpoint)).toMatchObject([{ messageId: young }]);
    const left = await order.database.query(
      asService,
      `SELECT 1 FROM webhook_endpoints WHERE endpoint_id = $1 UNION ALL SELECT 1 FROM webhook_deliveries WHERE endpoint_id = $1
       UNION ALL SELECT 1 FROM webhook_messages WHERE message_id = $2`,
      [deleted.endpointId, old],
    );
    expect(left).toEqual([]);
  });

  it('are not sent to addresses that are not public, whatever is registered', async () => {
    const endpoint = await register(shop, receiver.url);
    await age(order, `UPDATE webhook_endpoints SET url = $2 WHERE endpoint_id = $1`, [
      endpoint.endpointId,
      receiver.url.replace('127.0.0.1', 'localhost'),
    ]);

    await order.log.tell(placed(shop, 'viewer'));

    const [log] = await untilLog(shop, endpoint, ([first]) => first?.lastError != null);
    // ::1 is not among the networks that are allowed here.
    expect(log?.lastError).toContain('ADDRESS_REFUSED');
    expect(receiver.received).toEqual([]);
  });
});
