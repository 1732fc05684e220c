import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest, TestHttp } from '@shopcast/testing';
import type { OrderAnswer } from '../answers/order.answer.js';
import { OpenedPaymentStore } from '../persistence/opened-payment.store.js';
import { OrderReader } from '../persistence/order.reader.js';
import { ExpireUnpaidOrders } from '../timing/expire-unpaid-orders.js';
import { MakeRefunds } from '../timing/make-refunds.js';
import { refundsOf, until } from './payments.js';
import { TestShop, type TestShopOptions } from './shop.js';

/** The state of an order at the money's end: what the desk was told, and what it still has to do. */
export class ProviderStage {
  constructor(
    private readonly order: ServiceUnderTest,
    private readonly provider: string,
  ) {}

  open(options: TestShopOptions = {}): Promise<TestShop> {
    return TestShop.open(this.order, options);
  }

  /** Places an order that is paid through this provider. */
  async place(shop: TestShop, viewer: TestHttp = shop.viewer(), key: string = newId()): Promise<OrderAnswer> {
    const answer = await this.tryToPlace(shop, viewer, key);
    if (answer.status !== 201) throw new Error(`placing answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  tryToPlace(shop: TestShop, viewer: TestHttp = shop.viewer(), key: string = newId()) {
    return shop.buy({ viewer, key, body: { ...shop.body(), paymentProvider: this.provider } });
  }

  async statusOf(shop: TestShop, orderId: string): Promise<string> {
    return (await shop.staff.get(`/v1/orders/${orderId}`).expect(200)).body.status;
  }

  async untilStatus(shop: TestShop, orderId: string, status: string): Promise<void> {
    await until(async () => (await this.statusOf(shop, orderId)) === status);
  }

  /** Lets an order's time be up now. */
  async letExpire({ orderId, accountId, payment: { paymentId } }: OrderAnswer): Promise<void> {
    for (const table of ['orders', 'opened_payments'])
      await this.order.database.query(asService, `UPDATE ${table} SET expires_at = now() WHERE order_id = $1`, [
        orderId,
      ]);
    this.order.app.get(ExpireUnpaidOrders).wakeAt(0);
    await until(async () => (await this.order.app.get(OrderReader).find(asService, orderId)).status !== 'placed');
    await this.order.app.get(OpenedPaymentStore).lookNow({ accountId, paymentId });
  }

  /** Lets nobody look at the payment of an order for an hour. */
  async letNobodyLook({ orderId }: Pick<OrderAnswer, 'orderId'>): Promise<void> {
    const sql = `UPDATE opened_payments SET next_look_at = now() + interval '1 hour' WHERE order_id = $1`;
    await this.order.database.query(asService, sql, [orderId]);
  }

  /** Whether somebody still looks at the payment of an order. */
  async isWatched({ orderId }: Pick<OrderAnswer, 'orderId'>): Promise<boolean> {
    const sql = 'SELECT FROM opened_payments WHERE order_id = $1';
    return (await this.order.database.query(asService, sql, [orderId])).length > 0;
  }

  async refund(shop: TestShop, orderId: string, body: object = {}): Promise<string> {
    const answer = await shop.staff.post(`/v1/orders/${orderId}/refunds`).set('idempotency-key', newId()).send(body);
    if (answer.status !== 201) throw new Error(`refunding answered ${answer.status}`);
    return answer.body.refundId;
  }

  /** Lets the desk ask now about refunds of which it has heard nothing. */
  async lookAtRefunds(): Promise<void> {
    await this.order.database.query(asService, 'UPDATE refunds SET next_attempt_at = now() WHERE made_at IS NULL');
    this.order.app.get(MakeRefunds).wake();
  }

  async untilRefund(shop: TestShop, orderId: string, state: string): Promise<void> {
    await until(async () => (await refundsOf(shop.staff, orderId)).every((refund) => refund.state === state));
  }

  /** What the desk has noted of the money that came for an order. */
  async received({ orderId }: Pick<OrderAnswer, 'orderId'>): Promise<object[]> {
    return this.order.database.query(
      asService,
      `SELECT provider, reference, amount_minor::float8 AS "amountMinor", currency FROM received_payments
       WHERE order_id = $1`,
      [orderId],
    );
  }
}
