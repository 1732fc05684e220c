import { createHash } from 'node:crypto';
import { protos } from '@shopcast/contracts';
import { asService, forAccount } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { parse } from 'csv-parse/sync';
import { OrderModule } from '../../order.module.js';
import { LedgerProgress } from '../../persistence/settlement/ledger-progress.js';
import { BookShop, dayStart, november } from '../../testing/book-shop.js';
import { colleagueOf } from '../../testing/ledger.js';
import { callBack, callbackOf } from '../../testing/payments.js';
import { TestShop } from '../../testing/shop.js';

describe('a settlement statement', () => {
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

  const open = () => new BookShop(order);

  it('contains every order line sold and given back, with sums by listing and over all', async () => {
    const shop = open();
    const sold = await shop.sell(2);
    await shop.sell(3, { listingId: sold.lines[0]?.listingId ?? '', quantity: 1, unitPriceMinor: 1_000 });
    await shop.giveBack(4, sold, 9_900);
    await shop.sell(9);

    const { body, status } = await shop.issue(1, 8);

    expect(status).toBe(201);
    const totals = {
      salesMinor: 20_800,
      refundsMinor: 9_900,
      commissionMinor: 1_635,
      platformFeeMinor: 218,
      payableMinor: 9_047,
    };
    expect(body).toMatchObject({ accountId: shop.accountId, brandId: shop.brandId, currency: 'CNY', number: 1 });
    expect(body).toMatchObject({ periodStart: dayStart(1), periodEnd: dayStart(8), lineCount: 3, totals });
    const { statement, lines, listings } = await shop.read(body.statementId);
    expect(statement).toEqual(body);
    expect(lines).toMatchObject([
      { lineNo: 1, cause: 'sale', refundId: null, quantity: 2, amountMinor: 19_800, payableMinor: 16_434, late: false },
      { lineNo: 2, cause: 'sale', quantity: 1, amountMinor: 1_000, commissionMinor: 150, platformFeeMinor: 20 },
      { lineNo: 3, cause: 'refund', orderId: sold.orderId, quantity: 0, amountMinor: -9_900, commissionMinor: -1_485 },
    ]);
    expect(lines[2]).toMatchObject({ occurredAt: new Date(november(4)).toISOString(), orderLine: 1 });
    expect(listings).toEqual([{ listingId: sold.lines[0]?.listingId, unitsSold: 3, totals }]);
  });

  it('is a file, too, whose hash it bears', async () => {
    const shop = open();
    await shop.giveBack(3, await shop.sell(2), 5);
    const { body } = await shop.issue(1, 8);

    const { csv, lines } = await shop.read(body.statementId);

    expect(createHash('sha256').update(csv).digest('hex')).toBe(body.csvSha256);
    const rows: Record<string, string>[] = parse(csv, { columns: true, record_delimiter: '\r\n' });
    expect(rows.map((row) => [row['line'], row['cause'], row['amount_minor'], row['payable_minor']])).toEqual(
      lines.map(({ lineNo, cause, amountMinor, payableMinor }) => [
        String(lineNo),
        cause,
        String(amountMinor),
        String(payableMinor),
      ]),
    );
    const { headers } = await shop.staff.get(`/v1/settlement/statements/${body.statementId}/csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="statement-${body.statementId}.csv"`);
  });

  it('never changes once it is issued: what comes later stands in the next one', async () => {
    const shop = open();
    const sold = await shop.sell(2);
    const first = (await shop.issue(1, 8)).body;
    const asIssued = await shop.read(first.statementId);

    await shop.giveBack(9, sold, 9_900);
    await shop.sell(5, { unitPriceMinor: 100 });
    const next = (await shop.issue(8, 15)).body;

    expect(await shop.read(first.statementId)).toEqual(asIssued);
    expect((await shop.issue(1, 8)).body).toEqual(first);
    expect(next).toMatchObject({ number: 2, lineCount: 2, totals: { salesMinor: 200, refundsMinor: 9_900 } });
    expect((await shop.read(next.statementId)).lines).toMatchObject([
      { cause: 'sale', amountMinor: 200, late: true },
      { cause: 'refund', amountMinor: -9_900, late: false },
    ]);
    expect((await shop.issue(15, 16)).body).toMatchObject({ number: 3, lineCount: 0 });
  });

  it('is issued once, however many ask at once', async () => {
    const shop = open();
    for (const day of [2, 3]) await shop.sell(day);

    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.issue(1, 8)));

    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { number: 1, lineCount: 2 } });
    const rivals = await Promise.all([shop.issue(8, 10), shop.issue(8, 12), shop.issue(8, 14)]);
    expect(rivals.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('waits for what was paid a moment ago, and is refused while the ledger is behind', async () => {
    const brandId = newId();
    const shop = await TestShop.open(order, { brandId });
    const [one, two] = [(await shop.buy()).body, (await shop.buy()).body];
    const issue = (periodStart: string, periodEnd: string) =>
      shop.staff
        .post(`/v1/settlement/accounts/${shop.accountId}/statements`)
        .send({ brandId, currency: 'CNY', periodStart, periodEnd });

    await callBack(order, callbackOf(one));
    const firstEnd = new Date().toISOString();
    const first = await issue(dayStart(1), firstEnd);
    expect(first.body).toMatchObject({ lineCount: 1, totals: { salesMinor: 9_900 } });

    const blocker = await colleagueOf(order);
    await blocker.query(`BEGIN; SELECT set_config('shopcast.principal', 'service', true);
                         SELECT FROM consumer_offsets WHERE consumer = 'order.ledger' FOR UPDATE`);
    await callBack(order, callbackOf(two));
    await expect(order.app.get(LedgerProgress, { strict: false }).caughtUp(shop.accountId, 200)).rejects.toMatchObject({
      code: 'statement.ledger_behind',
    });
    await blocker.query('ROLLBACK');
    await blocker.end();
    const second = await issue(firstEnd, new Date().toISOString());
    expect(second.body).toMatchObject({ number: 2, lineCount: 1, totals: { salesMinor: 9_900 } });
  });

  it('follows the one before, ends in the past, and is of a brand that the account sells', async () => {
    const shop = open();
    await shop.sell(2);
    await shop.issue(1, 8);

    for (const [from, to] of [
      [1, 9],
      [7, 9],
      [9, 10],
    ] as const)
      expect(await shop.issue(from, to)).toMatchObject({
        status: 409,
        body: { code: 'statement.period_not_next', nextStart: dayStart(8) },
      });
    expect(await shop.issue(8, 8)).toMatchObject({ status: 422, body: { code: 'statement.period_invalid' } });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(await shop.issue(8, 9, { periodEnd: tomorrow })).toMatchObject({
      status: 409,
      body: { code: 'statement.period_not_over' },
    });
    expect(await shop.issue(1, 8, { brandId: newId() })).toMatchObject({
      status: 404,
      body: { code: 'brand.not_found' },
    });
    expect((await shop.issue(1, 8, { currency: 'EUR' })).body).toMatchObject({ number: 1, lineCount: 0 });
    for (const wrong of [
      { periodEnd: '2026-11-31T00:00:00Z' },
      { periodEnd: '2026-11-09' },
      { currency: 'XXZ' },
      { brandId: 'miu' },
      { note: 'x' },
    ])
      expect(await shop.issue(8, 9, wrong)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('is shown to its account and the operator, and to nobody else', async () => {
    const [shop, foreign] = [open(), open()];
    await shop.sell(2);
    const { statementId } = (await shop.issue(1, 8)).body;
    const path = `/v1/settlement/statements/${statementId}`;
    const parts = ['', '/lines', '/listings', '/csv'];

    const analyst = order.http.as(order.credentials.staff(shop.accountId, ['analyst']));
    for (const part of parts) {
      await order.http.as(order.credentials.operatorKey).get(`${path}${part}`).expect(200);
      await analyst.get(`${path}${part}`).expect(200);
      expect(await foreign.staff.get(`${path}${part}`)).toMatchObject({
        status: 404,
        body: { code: 'statement.not_found' },
      });
      const clerk = order.http.as(order.credentials.staff(shop.accountId, ['orders', 'shop', 'host', 'viewers']));
      await clerk.get(`${path}${part}`).expect(403);
      await order.http.as(order.credentials.viewer(shop.accountId, 'v')).get(`${path}${part}`).expect(403);
    }
    await shop
      .issue(8, 9, { caller: order.http.as(order.credentials.operatorKey) })
      .then(({ status }) => expect(status).toBe(201));
    expect(await shop.issue(9, 10, { caller: analyst })).toMatchObject({ status: 403 });
    expect(await shop.issue(9, 10, { caller: foreign.staff })).toMatchObject({
      status: 404,
      body: { code: 'account.not_found' },
    });
    const list = `/v1/settlement/accounts/${shop.accountId}/statements`;
    expect((await shop.staff.get(`${list}?limit=1`).expect(200)).body).toMatchObject({ items: [{ number: 2 }] });
    const { nextCursor } = (await shop.staff.get(`${list}?limit=1`)).body;
    expect((await shop.staff.get(`${list}?cursor=${nextCursor}`)).body).toMatchObject({
      items: [{ number: 1 }],
      nextCursor: null,
    });
    expect((await shop.staff.get(`${list}?brandId=${newId()}`)).body.items).toEqual([]);
    await foreign.staff.get(list).expect(404);
    await shop.staff.get(`${list}?cursor=nonsense`).expect(400);
  });

  it('speaks gRPC, too', async () => {
    const shop = open();
    await shop.giveBack(3, await shop.sell(2), 9_900);
    const headers = { authorization: `Bearer ${order.credentials.staff(shop.accountId)}` };
    const { accountId, brandId } = shop;
    const seconds = (day: number) => ({ seconds: Date.parse(dayStart(day)) / 1_000, nanos: 0 });
    const period = { periodStart: seconds(1), periodEnd: seconds(8) };

    const issued = await grpc.call('issueStatement', { accountId, brandId, currency: 'CNY', ...period }, headers);

    const rest = (await shop.issue(1, 8)).body;
    const { statementId } = rest;
    const statement = {
      ...{ statementId, accountId, brandId, number: 1, lineCount: 2, totals: rest.totals, csvSha256: rest.csvSha256 },
      ...period,
    };
    expect(issued).toMatchObject({ statement });
    expect(await grpc.call('getStatement', { statementId }, headers)).toEqual(issued);
    expect(await grpc.call('listStatements', { accountId }, headers)).toMatchObject({ statements: [statement] });
    const lines = await grpc.call('listStatementLines', { statementId, pageSize: 1 }, headers);
    expect(lines).toMatchObject({ lines: [{ lineNo: 1, cause: 'CAUSE_SALE', amountMinor: 19_800 }] });
    expect(
      await grpc.call('listStatementLines', { statementId, pageToken: lines['nextPageToken'] }, headers),
    ).toMatchObject({ lines: [{ cause: 'CAUSE_REFUND', amountMinor: -9_900 }], nextPageToken: '' });
    expect(await grpc.call('listStatementListings', { statementId }, headers)).toMatchObject({
      listings: [{ unitsSold: 2, totals: rest.totals }],
    });
    expect(await grpc.call('listBalances', { accountId }, headers)).toMatchObject({
      balances: [{ brandId, currency: 'CNY', ledger: rest.totals, open: { salesMinor: 0, payableMinor: 0 } }],
    });
    const stranger = { authorization: `Bearer ${order.credentials.staff(newId())}` };
    expect(await grpc.call('getStatement', { statementId }, stranger)).toMatchObject({
      refused: { code: 'statement.not_found' },
    });
    expect(await grpc.call('issueStatement', { accountId, brandId, currency: 'CNY' }, headers)).toMatchObject({
      refused: { code: 'request.invalid' },
    });
  });

  it('cannot be changed, repeated or skipped, not even by a statement of the service', async () => {
    const shop = open();
    await shop.sell(2);
    const { statementId } = (await shop.issue(1, 8)).body;
    await shop.sell(9);
    const scope = forAccount(shop.accountId);
    const run = (sql: string) => order.database.query(scope, sql);

    for (const table of ['statements', 'statement_entries'])
      for (const forged of [
        `UPDATE ${table} SET account_id = account_id`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(order.database.query(asService, forged)).rejects.toThrow('permission denied');
    const slipIn = (id: string, which: string) =>
      run(`INSERT INTO statement_entries (statement_id, line_no, entry_id, account_id)
           SELECT '${id}', 99, entry_id, account_id FROM ledger_entries e
           WHERE ${which} EXISTS (SELECT FROM statement_entries s WHERE s.entry_id = e.entry_id)`);
    await expect(slipIn(statementId, 'NOT')).rejects.toThrow('never changes once it is issued');
    await expect(slipIn(newId(), '')).rejects.toThrow('unique constraint');
    await expect(slipIn(newId(), 'NOT')).rejects.toThrow('foreign key');
    const skip = (number: number, start: string) =>
      run(`INSERT INTO statements (statement_id, account_id, brand_id, currency, number, previous_number, period_start,
             period_end, line_count, sales_minor, refunds_minor, commission_minor, platform_fee_minor, payable_minor,
             csv_sha256, issued_by)
           SELECT gen_random_uuid(), account_id, brand_id, currency, ${number}, nullif(${number} - 1, 0), '${start}',
             '2026-11-20', 0, 0, 0, 0, 0, 0, csv_sha256, 'nobody' FROM statements LIMIT 1`);
    await expect(skip(1, dayStart(8))).rejects.toThrow('unique constraint');
    await expect(skip(2, dayStart(9))).rejects.toThrow('foreign key');
    await expect(skip(3, dayStart(8))).rejects.toThrow('foreign key');
  });
});
