import { protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { GrpcCaller } from '../../testing/grpc-caller.js';
import { pay } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('/v1/order-settings', () => {
  let order: ServiceUnderTest;
  let grpc: GrpcCaller;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.orderSettings] });
    grpc = GrpcCaller.to(order, protos.orderSettings, 'OrderSettingsService');
  });
  afterAll(async () => {
    grpc.close();
    await order.stop();
  });

  const usual = { paymentTimeoutSeconds: 900, receivedAfterSeconds: 864_000 };
  /** For how long the units of a new order are held. */
  const heldForSeconds = async (shop: TestShop): Promise<number> => {
    const { body } = await shop.buy();
    return (Date.parse(body.expiresAt) - Date.parse(body.placedAt)) / 1000;
  };

  it('hold for the account’s orders from now on, the session’s own before the account’s', async () => {
    const [shop, other] = [await TestShop.open(order), await TestShop.open(order)];
    const timeout = `/v1/sessions/${shop.sessionId}/payment-timeout`;
    expect((await shop.staff.get('/v1/order-settings').expect(200)).body).toEqual(usual);
    expect(await heldForSeconds(shop)).toBe(900);

    await shop.staff.put('/v1/order-settings').send({ paymentTimeoutSeconds: 300 }).expect(200);
    expect(await heldForSeconds(shop)).toBe(300);
    await shop.staff.put(timeout).send({ paymentTimeoutSeconds: 60 }).expect(200);
    expect(await heldForSeconds(shop)).toBe(60);
    expect(await heldForSeconds(other)).toBe(900);
    await shop.staff.delete(timeout).expect(204);
    expect(await heldForSeconds(shop)).toBe(300);
    expect(await shop.staff.put('/v1/order-settings').send({})).toMatchObject({ status: 200, body: usual });
    expect(await heldForSeconds(shop)).toBe(900);
  });

  it('say when a shipment counts as received', async () => {
    const shop = await TestShop.open(order);
    await shop.staff.put('/v1/order-settings').send({ receivedAfterSeconds: 3_600 }).expect(200);
    const viewer = shop.viewer();
    const { body } = await shop.buy({ viewer });
    await pay(order, viewer, body);

    const shipment = await shop.staff
      .post(`/v1/orders/${body.orderId}/shipments`)
      .set('idempotency-key', newId())
      .send({ carrier: 'SF', trackingNumber: '1' })
      .expect(201);

    const { shippedAt, receiptDueAt } = shipment.body;
    expect(Date.parse(receiptDueAt) - Date.parse(shippedAt)).toBe(3_600_000);
  });

  it('refuse what makes no sense, viewers, and other accounts’ sessions', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const timeout = `/v1/sessions/${shop.sessionId}/payment-timeout`;

    for (const paymentTimeoutSeconds of [0, -1, 1.5, '60', null, 86_401, 1e308])
      for (const address of ['/v1/order-settings', timeout])
        expect(await shop.staff.put(address).send({ paymentTimeoutSeconds })).toMatchObject({ status: 400 });
    expect(await shop.viewer().put('/v1/order-settings').send({})).toMatchObject({ status: 403 });
    expect(await foreign.staff.put(timeout).send({ paymentTimeoutSeconds: 60 })).toMatchObject({
      status: 404,
      body: { code: 'session.not_found' },
    });
    expect(await heldForSeconds(shop)).toBe(900);
  });

  it('are the same through gRPC', async () => {
    const shop = await TestShop.open(order);
    const staff = order.credentials.staff(shop.accountId);
    const { sessionId } = shop;

    expect(await grpc.call('getOrderSettings', {}, staff)).toEqual({ settings: usual });
    expect(await grpc.call('setOrderSettings', { paymentTimeoutSeconds: 120 }, staff)).toEqual({
      settings: { ...usual, paymentTimeoutSeconds: 120 },
    });
    expect(await heldForSeconds(shop)).toBe(120);
    await grpc.call('setSessionPaymentTimeout', { sessionId, paymentTimeoutSeconds: 30 }, staff);
    expect(await heldForSeconds(shop)).toBe(30);
    await grpc.call('setSessionPaymentTimeout', { sessionId }, staff);
    expect(await heldForSeconds(shop)).toBe(120);
  });
});
