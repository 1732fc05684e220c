import { setTimeout as sleep } from 'node:timers/promises';
import { orderPlaced } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest } from '@shopcast/testing';
import type { WebhookDeliveryAnswer } from '../answers/webhook-delivery.answer.js';
import type { TestShop } from './shop.js';

/** Lets webhooks go to receivers on this machine, retries come quickly, and silence end soon. */
export const webhookTestEnvironment = {
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1/32',
  WEBHOOK_FIRST_RETRY_MS: '10',
  WEBHOOK_TIMEOUT_MS: '2000',
};

/** An endpoint as the account that made it knows it. */
export interface TestEndpoint {
  readonly endpointId: string;
  readonly secret: string;
  readonly address: string;
}

export async function register(shop: TestShop, url: string, more: object = {}, key = newId()): Promise<TestEndpoint> {
  const asked = shop.staff.post('/v1/webhook-endpoints').set('idempotency-key', key);
  const { body } = await asked.send({ url, ...more }).expect(201);
  return { endpointId: body.endpointId, secret: body.secret, address: `/v1/webhook-endpoints/${body.endpointId}` };
}

/** The delivery log, newest message first. */
export async function deliveriesTo(
  shop: TestShop,
  { address }: TestEndpoint,
  query = '',
): Promise<WebhookDeliveryAnswer[]> {
  return (await shop.staff.get(`${address}/deliveries?limit=100${query}`).expect(200)).body.items;
}

/** Waits until the log of the endpoint is as it should be. */
export async function untilLog(
  shop: TestShop,
  endpoint: TestEndpoint,
  holds: (deliveries: readonly WebhookDeliveryAnswer[]) => boolean,
): Promise<WebhookDeliveryAnswer[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const deliveries = await deliveriesTo(shop, endpoint);
    if (holds(deliveries)) return deliveries;
    if (Date.now() > deadline) throw new Error(`the delivery log stays ${JSON.stringify(deliveries, null, 1)}`);
    await sleep(20);
  }
}

export const allDelivered = (deliveries: readonly WebhookDeliveryAnswer[]): boolean =>
  deliveries.length > 0 && deliveries.every(({ state }) => state === 'delivered');

/** Buys as this viewer and cancels: two facts of one key, the second one after the first. */
export async function buyAndCancel(shop: TestShop, viewerId = `viewer-${newId()}`): Promise<string> {
  const viewer = shop.viewer(viewerId);
  const { body } = await shop.buy({ viewer });
  await viewer.post(`/v1/orders/${body.orderId}/cancellation`).send({}).expect(200);
  return body.orderId;
}

/** The fact that this viewer has placed an order, for those to whom the order itself does not matter. */
export const placed = ({ accountId, sessionId }: TestShop, viewerId: string, orderId = newId()) =>
  orderPlaced.of({
    accountId,
    sessionId,
    viewerId,
    orderId,
    lines: [{ listingId: newId(), skuId: newId(), quantity: 1, unitPriceMinor: 100 }],
    totalMinor: 100,
    currency: 'CNY',
    expiresAt: new Date().toISOString(),
  });

/** Changes rows as no API can, to come to a state that would take days. */
export async function age(order: ServiceUnderTest, sql: string, parameters: readonly unknown[]): Promise<void> {
  await order.database.query(asService, sql, parameters);
}
