import { accessKeyRevoked } from '@shopcast/contracts';
import { routesWithoutPolicy } from '@shopcast/access';
import { asService, forAccount, unprotectedTables } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from './order.module.js';
import { TestShop } from './testing/shop.js';

describe('the order service', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  it('has no table that another account could look into', async () => {
    expect(await unprotectedTables(order.database.dataSource)).toEqual([]);
  });

  it('shows and takes rows of the own account only, whatever the statement says', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const { body } = await shop.buy();
    await shop.staff.post(`/v1/orders/${body.orderId}/cancellation`).expect(200);
    const tables = ['sessions', 'offers', 'allocations', 'stock_movements', 'orders', 'order_events', 'test_payments'];

    for (const table of tables) {
      const [seen] = await order.database.query<{ accounts: string[] }>(
        forAccount(shop.accountId),
        `SELECT array_agg(DISTINCT account_id) AS accounts FROM ${table}`,
      );
      expect([table, seen?.accounts]).toEqual([table, [shop.accountId]]);
    }
    await expect(
      order.database.query(forAccount(shop.accountId), 'UPDATE allocations SET account_id = $1', [foreign.accountId]),
    ).rejects.toThrow('row-level security');
  });

  it('cannot be made to oversell, not even by a statement', async () => {
    const shop = await TestShop.open(order, { units: 5 });

    for (const wrong of ['reserved = 6', 'sold = 6', 'reserved = 3, sold = 3', 'reserved = -1', 'sold = -1'])
      await expect(
        order.database.query(asService, `UPDATE allocations SET ${wrong} WHERE allocation_id = $1`, [
          shop.item.allocationId,
        ]),
      ).rejects.toThrow('violates check constraint');
  });

  it('has no route without a policy', () => {
    expect(routesWithoutPolicy(order.app)).toEqual([]);
  });

  it('opens nothing any more to a key that was revoked', async () => {
    const [accountId, keyId] = [newId(), newId()];
    const staff = order.http.as(order.credentials.staff(accountId, ['orders'], keyId));
    await staff.get('/v1/orders').expect(200);

    await order.log.tell(accessKeyRevoked.of({ accountId, keyId }));

    expect(await staff.get('/v1/orders')).toMatchObject({ status: 401 });
  });

  it('documents every route, with its refusals', async () => {
    const { body } = await order.http.get('/docs-json').expect(200);

    expect(Object.keys(body.paths).sort()).toEqual([
      '/v1/coupon-campaigns',
      '/v1/coupon-campaigns/{campaignId}',
      '/v1/coupon-campaigns/{campaignId}/claims',
      '/v1/coupons',
      '/v1/first-order-gift',
      '/v1/listings/{listingId}/availability',
      '/v1/listings/{listingId}/pre-sale',
      '/v1/listings/{listingId}/stock',
      '/v1/listings/{listingId}/waiting-list',
      '/v1/order-settings',
      '/v1/orders',
      '/v1/orders/{orderId}',
      '/v1/orders/{orderId}/balance-payment',
      '/v1/orders/{orderId}/cancellation',
      '/v1/orders/{orderId}/receipt',
      '/v1/orders/{orderId}/refunds',
      '/v1/orders/{orderId}/returns',
      '/v1/orders/{orderId}/returns/{returnId}/acceptance',
      '/v1/orders/{orderId}/returns/{returnId}/refusal',
      '/v1/orders/{orderId}/shipments',
      '/v1/orders/{orderId}/timeline',
      '/v1/payment-callbacks/{provider}',
      '/v1/payment-differences',
      '/v1/purchase-limits',
      '/v1/purchase-limits/{limitId}',
      '/v1/quotes',
      '/v1/reconciliations',
      '/v1/reconciliations/{reconciliationId}',
      '/v1/refunds/{refundId}/attempts',
      '/v1/sessions/{sessionId}/coupon-drops/{campaignId}',
      '/v1/sessions/{sessionId}/payment-timeout',
      '/v1/sessions/{sessionId}/waiting-list',
      '/v1/sessions/{sessionId}/waiting-list/{entryId}',
      '/v1/settlement/accounts/{accountId}/balances',
      '/v1/settlement/accounts/{accountId}/default-commission',
      '/v1/settlement/accounts/{accountId}/platform-fee',
      '/v1/settlement/accounts/{accountId}/statements',
      '/v1/settlement/accounts/{accountId}/terms',
      '/v1/settlement/statements/{statementId}',
      '/v1/settlement/statements/{statementId}/csv',
      '/v1/settlement/statements/{statementId}/lines',
      '/v1/settlement/statements/{statementId}/listings',
      '/v1/stock',
      '/v1/test-payments/{paymentId}/confirmation',
      '/v1/webhook-endpoints',
      '/v1/webhook-endpoints/{endpointId}',
      '/v1/webhook-endpoints/{endpointId}/deliveries',
      '/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}',
      '/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}/replays',
      '/v1/webhook-endpoints/{endpointId}/replays',
      '/v1/webhook-endpoints/{endpointId}/secrets',
      '/v1/webhook-endpoints/{endpointId}/state',
      '/v1/webhook-endpoints/{endpointId}/test-events',
    ]);
    for (const path of Object.values<object>(body.paths))
      for (const operation of Object.values<{ responses: object }>(path as never))
        expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
  });
});
