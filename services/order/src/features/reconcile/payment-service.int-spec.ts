import { credentials, type GrpcObject, loadPackageDefinition, Metadata, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { toTimestamp } from '@shopcast/grpc';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { callBack, callbackOf, until, untilRefundsAreMade } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

type Done = (error: ServiceError | null, answer: never) => void;
type Client = Record<string, (request: object, metadata: Metadata, done: Done) => void> & { close(): void };

describe('shopcast.payment.v1.PaymentService', () => {
  let order: ServiceUnderTest;
  let client: Client;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.order, protos.payment] });
    client = connect(order.grpcUrl);
  });
  afterAll(async () => {
    client.close();
    await order.stop();
  });

  // A test reads into answers of any shape; assertions are its types.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const call = (method: string, token: string, request: object): Promise<any> =>
    new Promise((resolve) => {
      const metadata = new Metadata();
      metadata.set('authorization', `Bearer ${token}`);
      client[method]?.(request, metadata, (error, answer) =>
        resolve(error ? { code: error.metadata.get('shopcast-code')[0] } : answer),
      );
    });

  it('shows refunds, comparisons and differences like REST does, to the same callers', async () => {
    const shop = await TestShop.open(order);
    const { operatorKey } = order.credentials;
    const staff = order.credentials.staff(shop.accountId);
    const [paid, untold] = [(await shop.buy()).body, (await shop.buy()).body];
    const sql = `UPDATE test_payments SET outcome = 'succeeded', confirmed_at = now() WHERE account_id = $1`;
    await order.database.query(asService, sql, [shop.accountId]);
    await callBack(order, callbackOf(paid));
    await shop.staff.post(`/v1/orders/${paid.orderId}/refunds`).set('idempotency-key', newId()).send({}).expect(201);
    await untilRefundsAreMade(order);

    const { refunds } = await call('listRefunds', staff, { orderId: paid.orderId });
    expect(refunds).toMatchObject([{ orderId: paid.orderId, amountMinor: 9_900, state: 'REFUND_STATE_MADE' }]);
    expect(await call('retryRefund', staff, { refundId: refunds[0].refundId })).toEqual({ code: 'refund.not_failed' });

    const period = { from: toTimestamp(Date.now() - 3_600_000), to: toTimestamp(Date.now()) };
    const request = { provider: 'test', ...period };
    expect(await call('requestReconciliation', staff, request)).toEqual({ code: 'access.not_allowed' });
    const asked = await call('requestReconciliation', operatorKey, request);
    const { reconciliationId } = asked.reconciliation;
    const get = async () => (await call('getReconciliation', operatorKey, { reconciliationId })).reconciliation;
    await until(async () => (await get()).state === 'RECONCILIATION_STATE_DONE');
    expect(await get()).toMatchObject({ payments: 2, refunds: 1, differences: 1 });

    const ofKind = { reconciliationId, kind: 'DIFFERENCE_KIND_STATE' };
    const { differences } = await call('listPaymentDifferences', staff, ofKind);
    expect(differences).toMatchObject([
      { id: untold.payment.paymentId, ours: { state: 'open' }, theirs: { state: 'succeeded', amountMinor: 9_900 } },
    ]);
    const foreign = order.credentials.staff(newId());
    expect((await call('listPaymentDifferences', foreign, {})).differences).toEqual([]);
    expect(await call('listRefunds', foreign, { orderId: paid.orderId })).toEqual({ code: 'order.not_found' });
  });

  it('refuses what makes no sense', async () => {
    const { operatorKey } = order.credentials;
    const wrong: [string, object][] = [
      ['listRefunds', { orderId: 'x' }],
      ['retryRefund', {}],
      ['requestReconciliation', { provider: 'test' }],
      ['requestReconciliation', { provider: 'test', from: { seconds: 9e15 }, to: { seconds: 1 } }],
      ['getReconciliation', { reconciliationId: 'x' }],
      ['listPaymentDifferences', { pageSize: 101 }],
      ['listPaymentDifferences', { pageToken: 'x' }],
    ];
    for (const [method, request] of wrong)
      expect([method, await call(method, operatorKey, request)]).toEqual([method, { code: 'request.invalid' }]);
  });
});

function connect(url: string): Client {
  const { file } = protos.payment;
  const definition = loadSync(file, { includeDirs: [PROTO_ROOT], longs: Number, enums: String, defaults: true });
  const loaded = loadPackageDefinition(definition) as GrpcObject;
  const { PaymentService } = ((loaded['shopcast'] as GrpcObject)['payment'] as GrpcObject)['v1'] as GrpcObject;
  return new (PaymentService as never as new (url: string, how: object) => Client)(url, credentials.createInsecure());
}
