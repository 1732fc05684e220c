import { protos } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';

describe('/v1/settlement/accounts/:accountId/terms', () => {
  let order: ServiceUnderTest;
  let grpc: TestGrpc;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order', grpc: [protos.settlement] });
    grpc = TestGrpc.to(order.grpcUrl, protos.settlement, 'SettlementService');
  });
  afterAll(async () => {
    grpc.close();
    await order.stop();
  });

  const operator = () => order.http.as(order.credentials.operatorKey);
  const staffOf = (accountId: string) => order.http.as(order.credentials.staff(accountId, ['account']));
  const path = (accountId: string, what: string) => `/v1/settlement/accounts/${accountId}/${what}`;

  it('lets the account set its default commission, and the operator alone the platform’s fee', async () => {
    const accountId = newId();
    const staff = staffOf(accountId);
    expect((await staff.get(path(accountId, 'terms')).expect(200)).body).toEqual({
      accountId,
      defaultCommissionBasisPoints: 0,
      platformFeeBasisPoints: 0,
      since: null,
    });

    await staff.put(path(accountId, 'default-commission')).send({ rateBasisPoints: 1_500 }).expect(200);
    await operator().put(path(accountId, 'platform-fee')).send({ rateBasisPoints: 200 }).expect(200);
    await staff.put(path(accountId, 'platform-fee')).send({ rateBasisPoints: 0 }).expect(403);

    const { body } = await operator().get(path(accountId.toUpperCase(), 'terms')).expect(200);
    expect(body).toMatchObject({ accountId, defaultCommissionBasisPoints: 1_500, platformFeeBasisPoints: 200 });
    expect(Date.parse(body.since)).toBeGreaterThan(0);
  });

  it('keeps every change with who made it, and loses none of two at once', async () => {
    const accountId = newId();
    const set = (what: string, rateBasisPoints: number) =>
      operator().put(path(accountId, what)).send({ rateBasisPoints }).expect(200);

    await Promise.all([set('default-commission', 700), set('platform-fee', 300), set('platform-fee', 300)]);

    const history = await order.database.query<{ fee: number; commission: number; set_by: string }>(
      asService,
      `SELECT default_commission_basis_points AS commission, platform_fee_basis_points AS fee, set_by
       FROM account_terms WHERE account_id = $1 ORDER BY since_ms`,
      [accountId],
    );
    expect(history).toHaveLength(2);
    expect(history[1]).toEqual({ commission: 700, fee: 300, set_by: 'operator' });
    for (const forged of ['UPDATE account_terms SET platform_fee_basis_points = 0', 'DELETE FROM account_terms'])
      await expect(order.database.query(asService, forged)).rejects.toThrow('permission denied');
  });

  it('speaks gRPC, too', async () => {
    const accountId = newId();
    const headers = { authorization: `Bearer ${order.credentials.staff(accountId, ['account'])}` };
    const asOperator = { authorization: `Bearer ${order.credentials.operatorKey}` };

    await grpc.call('setDefaultCommission', { accountId, rateBasisPoints: 1_000 }, headers);
    await grpc.call('setPlatformFee', { accountId, rateBasisPoints: 50 }, asOperator);

    expect(await grpc.call('getSettlementTerms', { accountId }, headers)).toMatchObject({
      terms: { accountId, defaultCommissionBasisPoints: 1_000, platformFeeBasisPoints: 50 },
    });
    expect(await grpc.call('setPlatformFee', { accountId, rateBasisPoints: 0 }, headers)).toMatchObject({
      refused: { code: 'access.not_allowed' },
    });
    expect(await grpc.call('getSettlementTerms', { accountId: newId() }, headers)).toMatchObject({
      refused: { code: 'account.not_found' },
    });
  });

  it('refuses what is no rate, keys without the scope, and other accounts', async () => {
    const accountId = newId();
    const put = (body: object) => staffOf(accountId).put(path(accountId, 'default-commission')).send(body);

    for (const rateBasisPoints of [-1, 10_001, 0.5, '5', null, undefined]) await put({ rateBasisPoints }).expect(400);
    const clerk = order.http.as(order.credentials.staff(accountId, ['orders', 'shop', 'analyst']));
    await clerk.get(path(accountId, 'terms')).expect(403);
    const foreign = staffOf(newId());
    for (const answer of [
      await foreign.get(path(accountId, 'terms')),
      await foreign.put(path(accountId, 'default-commission')).send({ rateBasisPoints: 1 }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'account.not_found' } });
    await order.http.as(order.credentials.viewer(accountId, 'v')).get(path(accountId, 'terms')).expect(403);
    await staffOf(accountId).get(path('nonsense', 'terms')).expect(400);
  });
});
