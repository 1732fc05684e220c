import { Tickets } from '@shopcast/access';
import { accessKeyRevoked, viewerEntered } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalyticsModule } from '../../analytics.module.js';
import { ToldSession } from '../../testing/told-session.js';

const CANARY = '=canary-of-the-other-account';

describe('what analysts take with them: tables, comparisons, reports and links to them', () => {
  const accountId = newId();
  let analytics: ServiceUnderTest;
  let [before, session, theirs]: ToldSession[] = [];

  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', env: { ANALYTICS_SETTLED_MS: '0' } });
    [before, session, theirs] = await Promise.all([
      finished(new ToldSession(analytics, accountId, 120_000), { orders: 1, visitors: 4 }),
      finished(new ToldSession(analytics, accountId, 60_000), { orders: 3, visitors: 4 }),
      finished(new ToldSession(analytics), { orders: 2, visitors: 2 }),
    ]);
  });
  afterAll(() => analytics.stop());

  /** A session that is over, with final numbers that are published. */
  async function finished(told: ToldSession, { orders, visitors }: { orders: number; visitors: number }) {
    await told.starts();
    const viewers = Array.from({ length: visitors }, (_, i) => `viewer-${i}`);
    const came = viewers.map((viewerId) =>
      viewerEntered.of({
        ...{ ...told.room, viewerId, stayId: newId(), follower: false },
        source: { channel: 'article', detail: told.accountId === accountId ? 'spring, "issue"' : CANARY },
      }),
    );
    await told.happens(1_000, ...came, ...viewers.map(told.visited));
    await told.happens(
      2_000,
      ...viewers.slice(0, orders).flatMap((viewer) => [told.placed(viewer), told.paid(viewer)]),
    );
    await told.ends(30_000);
    const published = () =>
      analytics.database.query(asService, `SELECT 1 FROM published_measures WHERE session_id = $1 AND final`, [
        told.sessionId,
      ]);
    while ((await published()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    return told;
  }

  const analyst = (keyId = newId()) => analytics.http.as(analytics.credentials.staff(accountId, ['analyst'], keyId));
  const csv = async (table: string, query = '') =>
    (await analyst().get(`/v1/dashboard/exports/${table}${query}`).expect(200)).body as string;

  it('are tables as CSV, of all sessions or of one, with nothing that a spreadsheet would run', async () => {
    const all = (await csv('sessions')).trim().split('\r\n');
    expect(all[0]).toBe('account_id,session_id,title,medium,currency,time_scale,state,started_at,ended_at');
    expect(all.slice(1).map((line) => line.split(',')[1])).toEqual([session, before].map((one) => one?.sessionId));

    const sources = await csv('traffic_sources', `?sessionId=${session?.sessionId}`);
    expect(sources.split('\r\n')[1]).toBe(
      `${accountId},${session?.sessionId},article,"spring, ""issue""",4,4,4,3,29700`,
    );
    const operators = await analytics.http
      .as(analytics.credentials.operatorKey)
      .get('/v1/dashboard/exports/traffic_sources')
      .expect(200);
    expect(operators.body).toContain(`,'${CANARY},`);
  });

  it('are the same tables as Parquet', async () => {
    const { Duck, quoted } = await import('@shopcast/archive');
    const folder = await mkdtemp(join(tmpdir(), 'shopcast-spec-'));
    const duck = await Duck.open();
    try {
      const { body: list } = await analyst().get('/v1/dashboard/exports').expect(200);
      for (const { name, columns } of list.items as { name: string; columns: { name: string }[] }[]) {
        const file = join(folder, `${name}.parquet`);
        const key = analytics.credentials.staff(accountId, ['analyst']);
        const answer = await fetch(`${analytics.url}/v1/dashboard/exports/${name}`, {
          headers: { authorization: `Bearer ${key}`, accept: 'application/vnd.apache.parquet' },
        });
        expect(answer.headers.get('content-type')).toBe('application/vnd.apache.parquet');
        await writeFile(file, Buffer.from(await answer.arrayBuffer()));

        const [lines] = [(await csv(name)).split('\r\n').length - 2];
        expect(await duck.rows(`SELECT count(*)::INT FROM read_parquet(${quoted(file)})`)).toEqual([[lines]]);
        const described = await duck.rows<[string]>(`DESCRIBE SELECT * FROM read_parquet(${quoted(file)})`);
        expect(described.map(([column]) => column)).toEqual(columns.map((column) => column.name));
      }
      const metrics = join(folder, 'session_metrics.parquet');
      const [cvr] = await duck.rows(
        `SELECT n, d, value, state, final FROM read_parquet(${quoted(metrics)})
         WHERE metric = 'cvr_shop' AND session_id = ${quoted(session?.sessionId ?? '')}`,
      );
      expect(cvr).toEqual([3, 4, 0.75, 'ok', true]);
    } finally {
      duck.close();
      await rm(folder, { recursive: true });
    }
  });

  it('are days of the account and of its brands, of all sessions or as far as one added to them', async () => {
    const of = session as ToldSession;
    const [brandId, today] = [newId(), of.instant(0).slice(0, 10)];
    await of.happens(0, of.listed(brandId));
    const orders = async (table: string, query = '') =>
      (await csv(table, query)).split('\r\n').filter((line) => line.includes(',CNY,orders,'));
    const sum = (lines: string[]) =>
      lines.reduce((sold, line) => sold + Number(line.split(',orders,')[1]?.split(',')[0]), 0);

    expect((await csv('brand_days')).split('\r\n')[0]).toBe('account_id,brand_id,day,currency,metric,n,d,value,final');
    expect(sum(await orders('account_days'))).toBe(4);
    expect(await orders('account_days', `?sessionId=${of.sessionId}`)).toEqual([
      `${accountId},${today},CNY,orders,3,,3,true`,
    ]);
    expect(sum(await orders('brand_days'))).toBe(4);
    expect(await orders('brand_days', `?sessionId=${of.sessionId}`)).toEqual([
      `${accountId},${brandId},${today},CNY,orders,3,,3,true`,
    ]);
    const operator = analytics.http.as(analytics.credentials.operatorKey);
    const all = (await operator.get('/v1/dashboard/exports/account_days').expect(200)).body as string;
    expect(sum(all.split('\r\n').filter((line) => line.includes(',CNY,orders,')))).toBe(6);
    await analyst().get(`/v1/dashboard/exports/account_days?sessionId=${theirs?.sessionId}`).expect(404);
  });

  it('compare a session with the account’s last ones, and with one that is chosen', async () => {
    const address = `${session?.path}/comparison`;
    const { body } = await analyst().get(`${address}?with=${before?.sessionId}`).expect(200);

    expect(body.last.map(({ sessionId }: { sessionId: string }) => sessionId)).toEqual([before?.sessionId]);
    expect(body.chosen).toMatchObject({ sessionId: before?.sessionId, title: 'Spring handbags' });
    expect(body.metrics.cvr_shop).toMatchObject({ value: 0.75, median: 0.25, percentile: 1, among: 1, chosen: 0.25 });
    expect(body.metrics.viewer_uv).toMatchObject({ value: 4, median: 4, percentile: 0.5 });
    const first = await analyst().get(`${before?.path}/comparison`).expect(200);
    expect(first.body).toMatchObject({ last: [], metrics: { cvr_shop: { median: null, percentile: null, among: 0 } } });
    await analyst().get(`${address}?with=${theirs?.sessionId}`).expect(404);
    // The operator sees all accounts, and is shown one beside another as little as they are.
    const operator = analytics.http.as(analytics.credentials.operatorKey);
    await operator.get(`${address}?with=${theirs?.sessionId}`).expect(404);
    expect((await operator.get(address).expect(200)).body).toEqual((await analyst().get(address).expect(200)).body);
  });

  it('are reports that a link shows to whoever has it, until its time is over or its key is revoked', async () => {
    const keyId = newId();
    const { body: own } = await analyst().get(`${session?.path}/report`).expect(200);
    const { body: link } = await analyst(keyId).post(`${session?.path}/report-links`).send({ hours: 1 }).expect(201);
    const open = (token: string) => analytics.http.as(token).get('/v1/dashboard/report');

    const { body: shared } = await open(link.token).expect(200);
    expect(shared).toEqual({ report: own, expiresAt: link.expiresAt });
    expect(shared.report.session.metrics.cvr_shop).toMatchObject({ n: 3, d: 4, state: 'ok' });
    // It is a key to nothing else.
    await open(link.token).expect(200);
    await analytics.http
      .as(link.token)
      .get(session?.path ?? '')
      .expect(401);
    await analytics.http.as(link.token).get('/v1/dashboard/exports/sessions').expect(401);

    await analytics.http.get('/v1/dashboard/report').expect(401);
    await open(`${link.token.slice(0, -2)}xx`).expect(401);
    await open(analytics.credentials.staff(accountId, ['analyst'])).expect(401);
    // A ticket to the session's room is leave of another kind, signed by the same installation.
    const rooms = analytics.app.get(Tickets, { strict: false });
    const staff = { kind: 'staff', accountId, keyId, scopes: ['analyst'] } as const;
    await open(rooms.issue(staff, session?.sessionId ?? '', 60).ticket).expect(401);
    expect(() => rooms.read(link.token)).toThrow();
    await analytics.log.tell(accessKeyRevoked.of({ accountId, keyId }));
    expect(await open(link.token).expect(401)).toMatchObject({ body: { code: 'access.credentials_refused' } });
  });

  it('show nothing of another account’s: no row, no name, no number', async () => {
    const secrets = [theirs?.accountId, theirs?.sessionId, CANARY, CANARY.slice(1)] as string[];
    const { body: list } = await analyst().get('/v1/dashboard/exports').expect(200);
    const seen = await Promise.all([
      ...list.items.map(({ name }: { name: string }) => csv(name)),
      ...[`${session?.path}/report`, `${session?.path}/comparison`].map(async (path) =>
        JSON.stringify((await analyst().get(path).expect(200)).body),
      ),
    ]);

    expect(secrets.filter((secret) => seen.join('\n').includes(secret))).toEqual([]);
    for (const path of [`${theirs?.path}/report`, `${theirs?.path}/comparison`]) await analyst().get(path).expect(404);
    await analyst().post(`${theirs?.path}/report-links`).send({}).expect(404);
    await analyst().get(`/v1/dashboard/exports/sessions?sessionId=${theirs?.sessionId}`).expect(404);
  });

  it('refuse what there is not, and who may not', async () => {
    const unknown = await analyst().get('/v1/dashboard/exports/fold_viewer').expect(404);
    expect(unknown.body).toMatchObject({ code: 'export.table_unknown', tables: expect.arrayContaining(['sessions']) });
    await analyst().get('/v1/dashboard/exports/sessions?format=xlsx').expect(400);
    await analyst().post(`${session?.path}/report-links`).send({ hours: 0 }).expect(400);
    const shop = analytics.http.as(analytics.credentials.staff(accountId, ['shop']));
    await shop.get('/v1/dashboard/exports/sessions').expect(403);
  });
});
