import { asService } from '@shopcast/database';
import type { ServiceUnderTest, TestHttp, TestResponse } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { SIGNATURE_HEADER, signCallback } from '../payments/test-provider/callback-signature.js';
import { type TestCallback, testProviderKey } from '../payments/test-provider/test-payment.provider.js';
import type { OrderAnswer } from '../answers/order.answer.js';

/** What the test provider would say about an order's payment. */
export const callbackOf = (order: OrderAnswer, changes: Partial<TestCallback> = {}): TestCallback => ({
  merchant: { accountId: order.accountId, orderId: order.orderId },
  paymentId: order.payment.paymentId,
  outcome: 'succeeded',
  amountMinor: order.totalMinor,
  currency: order.currency,
  ...changes,
});

/** Sends a callback as the provider would; a signature of one's own makes a forger. */
export async function callBack(
  order: ServiceUnderTest,
  callback: unknown,
  { signature, sentMs = Date.now(), http = order.http }: { signature?: string; sentMs?: number; http?: TestHttp } = {},
): Promise<TestResponse> {
  const body = JSON.stringify(callback);
  const key = testProviderKey({ SHOPCAST_SECRET: process.env['SHOPCAST_SECRET'] ?? '' });
  return await http
    .post('/v1/payment-callbacks/test')
    .set(SIGNATURE_HEADER, signature ?? signCallback(key, body, sentMs))
    .send(body);
}

/** Pays as a viewer does: by a tap in the wallet, so that the provider has the money to give back. */
export async function pay(order: ServiceUnderTest, viewer: TestHttp, { payment }: OrderAnswer): Promise<void> {
  await viewer.post(`/v1/test-payments/${payment.paymentId}/confirmation`).send({}).expect(202);
  await untilCalledBack(order);
}

/** Waits until the test provider has nothing more to say. */
export async function untilCalledBack(order: ServiceUnderTest): Promise<void> {
  for (;;) {
    const [row] = await order.database.query<{ n: string }>(asService, 'SELECT count(*) AS n FROM test_callbacks');
    if (row?.n === '0') return;
    await sleep(20);
  }
}

/** What the provider has of the account's money, and what the desk believes it has. */
export async function moneyOf(order: ServiceUnderTest, accountId: string): Promise<{ provider: number; desk: number }> {
  const [row] = await order.database.query<{ provider: number; desk: number }>(
    asService,
    `SELECT (SELECT coalesce(sum(amount_minor), 0) FROM test_payments WHERE account_id = $1 AND outcome = 'succeeded')::float8
            - (SELECT coalesce(sum(amount_minor), 0) FROM test_refunds WHERE account_id = $1)::float8 AS provider,
            (SELECT coalesce(sum(total_minor - refunded_minor), 0) FROM orders
             WHERE account_id = $1 AND status IN ('paid', 'partly_refunded', 'refunded'))::float8
            + (SELECT coalesce(sum((pre_sale->>'depositMinor')::bigint), 0) FROM orders
               WHERE account_id = $1 AND status IN ('deposit_paid', 'forfeited'))::float8 AS desk`,
    [accountId],
  );
  return row ?? { provider: 0, desk: 0 };
}

/** Waits until nothing is owed to any buyer. */
export async function untilRefundsAreMade(order: ServiceUnderTest): Promise<void> {
  for (;;) {
    const [row] = await order.database.query<{ n: string }>(
      asService,
      'SELECT count(*) AS n FROM refunds WHERE made_at IS NULL',
    );
    if (row?.n === '0') return;
    await sleep(20);
  }
}

/** How far the refunds of an order are, as staff see it. */
export async function refundsOf(staff: TestHttp, orderId: string): Promise<{ refundId: string; state: string }[]> {
  const { body } = await staff.get(`/v1/orders/${orderId}/refunds`).expect(200);
  return body.items.map(({ refundId, state }: { refundId: string; state: string }) => ({ refundId, state }));
}

/** Shorter than a test may take, so that what never comes fails the test and does not go on behind its back. */
const PATIENCE_MS = 50_000;

/** Waits until something that was asked for is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error('it has not become so');
    await sleep(20);
  }
}
