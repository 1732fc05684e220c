import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveLog } from '@shopcast/archive';
import { AnalyticsModule } from '@shopcast/analytics';
import {
  sessionDrafted,
  sessionEnded,
  sessionMeasured,
  sessionStarted,
  topics,
  viewerEntered,
} from '@shopcast/contracts';
import { EventLog } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { postgresForTests } from '@shopcast/testing/engines';
import pg from 'pg';
import { analystsExamples, askDuck, askPostgres } from './testing/analysts-page.js';
import { ReaderProblem, SqlReaders } from './sql-readers.js';

const views = [
  'sessions',
  'session_metrics',
  'session_minutes',
  'session_marks',
  'traffic_sources',
  'session_versions',
];
const dayViews = ['account_days', 'brand_days'];

describe('a reader of the analytics database', () => {
  const [own, others] = [newId(), newId()];
  let analytics: ServiceUnderTest;
  let admin: pg.Client;
  let readers: SqlReaders;
  let reader: pg.Client;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', env: { ANALYTICS_SETTLED_MS: '0' } });
    for (const accountId of [own, others]) await holdSession(analytics, accountId);
    await untilFinal(analytics, 2);
    await publishVersions(analytics);
    const url = new URL(await postgresForTests());
    url.pathname = new URL(analytics.databaseUrls.appUrl).pathname;
    admin = await connected(url.href);
    readers = new SqlReaders(admin, new URL(analytics.databaseUrls.appUrl).username);
    reader = await connected(await added(own));
  }, 120_000);
  afterAll(async () => {
    await reader.end().catch(() => undefined);
    for (const { role } of await readers.list()) await readers.remove(role);
    await admin.end();
    await analytics.stop();
  });

  const added = async (accountId: string): Promise<string> => (await readers.add(accountId, 'Metabase')).url;
  const sessionsSeen = async (client: pg.Client, view = 'sessions'): Promise<string[]> =>
    (await client.query(`SELECT DISTINCT session_id FROM analytics_v1.${view}`)).rows.map((row) => row.session_id);

  it('sees the figures of the account, the same as the dashboard’s', async () => {
    const { rows } = await reader.query(`
      SELECT s.title, m.metric, m.n, m.value, m.state, m.final FROM sessions s JOIN session_metrics m USING (session_id)
      WHERE m.metric = 'view_pv'`);
    expect(rows).toEqual([{ title: 'Spring', metric: 'view_pv', n: 2, value: 2, state: 'ok', final: true }]);

    const { rows: minutes } = await reader.query(
      `SELECT minute, value FROM session_minutes WHERE metric = 'view_pv' AND value > 0 ORDER BY minute`,
    );
    expect(minutes).toEqual([
      { minute: 0, value: 1 },
      { minute: 1, value: 1 },
    ]);
    const { rows: sources } = await reader.query(`SELECT channel, detail, view_pv::int FROM traffic_sources`);
    expect(sources).toEqual([{ channel: 'push', detail: '', view_pv: 2 }]);
  });

  it.each(views)('sees rows of that account only in %s, whatever it says that it is', async (view) => {
    const seen = await sessionsSeen(reader, view);
    expect(seen).toHaveLength(1);

    for (const principal of ['service', 'operator', `account:${others}`]) {
      await reader.query(`SELECT set_config('shopcast.principal', $1, false)`, [principal]);
      expect(await sessionsSeen(reader, view)).toEqual(seen);
    }
  });

  it('sees days of that account only, whatever it says that it is', async () => {
    await reader.query(`SELECT set_config('shopcast.principal', 'operator', false)`);
    const { rows } = await reader.query(
      `SELECT metric, n::int FROM account_days WHERE metric IN ('sessions', 'view_pv')`,
    );
    expect(rows.map(({ metric, n }) => `${metric} ${n}`).sort()).toEqual(['sessions 1', 'view_pv 2']);
    expect((await reader.query(`SELECT 1 FROM brand_days`)).rows).toEqual([]);
  });

  it.each([
    ...[...views, ...dayViews].map((view) => `DELETE FROM analytics_v1.${view}`),
    `UPDATE analytics_v1.sessions SET title = 'mine'`,
    `INSERT INTO analytics_v1.session_marks (session_id) VALUES (gen_random_uuid())`,
    ...['sessions', 'fold_viewer', 'fold_minute', 'sql_readers', 'published_minutes', 'announcement_channel'].map(
      (table) => `SELECT 1 FROM public.${table}`,
    ),
    `CREATE TABLE public.t (n int)`,
    `CREATE TABLE analytics_v1.t (n int)`,
    `CREATE TEMP TABLE t (n int)`,
    `CREATE FUNCTION analytics_v1.f() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    `SET SESSION AUTHORIZATION postgres`,
    `SELECT pg_advisory_lock(1)`,
    `SELECT pg_try_advisory_xact_lock(1, 2)`,
    ...['lo_creat(-1)', 'lo_create(0)', `lo_from_bytea(0, 'x')`, `lo_put(1, 0, 'x')`].map((call) => `SELECT ${call}`),
    `SET temp_file_limit = '2GB'`,
    `SELECT pg_read_file('/etc/passwd')`,
    `COPY (SELECT 1) TO PROGRAM 'true'`,
  ])('may not: %s', async (sql) => {
    await expect(reader.query(sql)).rejects.toThrow(/permission denied|must be|cannot (delete|update|insert)/i);
  });

  it('cannot become the service, its owner, or another reader, nor enter another database', async () => {
    const another = new URL(await added(others));
    const { name } = (await admin.query(`SELECT current_database() AS name`)).rows[0] as { name: string };
    for (const role of [`${name}_app`, `${name}_owner`, another.username])
      await expect(reader.query(`SET ROLE ${role}`)).rejects.toThrow('permission denied');

    for (const database of [new URL(process.env['EVENT_LOG_DATABASE_URL'] ?? '').pathname, '/postgres', '/template1']) {
      another.pathname = database;
      await expect(connected(another.href)).rejects.toThrow('permission denied');
    }
  });

  it('may notify, as everybody may, but does not learn the channel by which the service hears', async () => {
    await reader.query(`NOTIFY folded, 'x'`);

    const listening = `SELECT query FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query ~ '^LISTEN folded_'`;
    expect((await admin.query(listening)).rows).not.toEqual([]);
    expect((await reader.query(listening)).rows).toEqual([]);
  });

  it('is ended when it forgets a statement or a transaction, and may fill the disk only so far', async () => {
    const setting = async (name: string) => (await reader.query(`SELECT current_setting($1) AS is`, [name])).rows[0].is;
    const names = ['statement_timeout', 'idle_in_transaction_session_timeout', 'temp_file_limit'];
    expect(await Promise.all(names.map(setting))).toEqual(['1min', '1min', '1GB']);
  });

  it('leaves the service its locks, whatever its roles are called', async () => {
    const [{ name, owner }] = (
      await admin.query(`SELECT quote_ident(datname) AS name, datdba::regrole AS owner
                         FROM pg_database WHERE datname = current_database()`)
    ).rows as [{ name: string; owner: string }];
    const [service, itsOwner] = ['service', 'owner'].map((kind) => `${kind}_${newId().replaceAll('-', '')}`);
    await admin.query(`CREATE ROLE ${service}; CREATE ROLE ${itsOwner}; ALTER DATABASE ${name} OWNER TO ${itsOwner}`);
    await new SqlReaders(admin, service ?? '').add(own, 'Metabase');
    const may = await admin.query(
      `SELECT count(*)::int AS roles FROM unnest($1::name[]) AS t(role)
       WHERE has_function_privilege(role, 'pg_advisory_xact_lock(bigint)', 'EXECUTE')`,
      [[service, itsOwner]],
    );
    await admin.query(`ALTER DATABASE ${name} OWNER TO ${owner}; DROP OWNED BY ${service}, ${itsOwner};
                       DROP ROLE ${service}, ${itsOwner}`);

    expect(may.rows).toEqual([{ roles: 2 }]);
  });

  it('is shut out also when its role cannot go, and goes when it can', async () => {
    const url = await added(others);
    const role = new URL(url).username;
    const other = await connected(url);
    other.on('error', () => undefined);
    const postgres = new URL(await postgresForTests());
    postgres.pathname = '/postgres';
    const elsewhere = await connected(postgres.href);
    const schema = `of_${role}`;
    await elsewhere.query(`CREATE SCHEMA ${schema} AUTHORIZATION ${role}`);

    await expect(readers.remove(role)).rejects.toThrow(/still there.*cannot be dropped.*in database postgres/);
    await expect(sessionsSeen(other)).rejects.toThrow();
    await expect(connected(url)).rejects.toThrow('not permitted to log in');
    expect((await readers.list()).map((reader) => reader.role)).not.toContain(role);

    await elsewhere.query(`DROP SCHEMA ${schema}`);
    await elsewhere.end();
    await readers.remove(role);
    await expect(readers.remove(role)).rejects.toThrow(ReaderProblem);
  });

  it('sees nothing from the moment at which it is removed, and cannot come back', async () => {
    const url = await added(others);
    const other = await connected(url);
    other.on('error', () => undefined);
    expect(await sessionsSeen(other)).toHaveLength(1);

    await readers.remove(new URL(url).username);

    await expect(sessionsSeen(other)).rejects.toThrow();
    await expect(connected(url)).rejects.toThrow();
    await expect(readers.remove(new URL(url).username)).rejects.toThrow(ReaderProblem);
  });

  it.each(analystsExamples())('prints what the analysts’ page says, in its $language example %#', async (example) => {
    const path = mkdtempSync(join(tmpdir(), 'shopcast-analysts-'));
    const log = analytics.app.get(EventLog, { strict: false });
    await archiveLog({ log, topics: [topics.session.name, topics.audience.name], path });

    const printed = example.language === 'sql' ? await askPostgres(reader, example) : await askDuck(path, example);
    rmSync(path, { recursive: true });

    expect(printed).toBe(example.output);
  });

  it('is nobody who connects with a role that is no reader', async () => {
    expect(await analytics.database.dataSource.query(`SELECT 1 FROM analytics_v1.sessions`)).toEqual([]);
    await expect(readers.add('everybody', 'x')).rejects.toThrow(ReaderProblem);
  });
});

/** Two viewers enter, one in each of two minutes. */
async function holdSession({ log }: ServiceUnderTest, accountId: string): Promise<void> {
  const startedAtMs = Date.parse('2026-11-23T12:00:00Z');
  const room = { accountId, sessionId: newId() };
  const at = (afterMs: number) => ({ timeMs: startedAtMs + afterMs });
  const instant = (afterMs: number) => new Date(startedAtMs + afterMs).toISOString();
  const plan = { ...room, title: 'Spring', medium: 'video', timeScale: 1, currency: 'CNY' } as const;
  const entered = (viewerId: string) =>
    viewerEntered.of({ ...room, viewerId, stayId: newId(), follower: false, source: { channel: 'push' } });
  await log.tellAll([sessionDrafted.of(plan), sessionStarted.of({ ...plan, startedAt: instant(0) })], at(0));
  await log.tellAll([entered('first')], at(1_000));
  await log.tellAll([entered('second')], at(61_000));
  await log.tellAll([sessionEnded.of({ ...room, startedAt: instant(0), endedAt: instant(120_000) })], at(120_000));
}

/** Reading them is enough. */
async function publishVersions({ http, credentials }: ServiceUnderTest): Promise<void> {
  const operator = http.as(credentials.operatorKey);
  const { body } = await operator.get('/v1/dashboard/sessions').expect(200);
  for (const { sessionId } of body.items) await operator.get(`/v1/sessions/${sessionId}/metrics/versions`).expect(200);
}

async function untilFinal(analytics: ServiceUnderTest, sessions: number): Promise<void> {
  for (;;) {
    const measured = await analytics.publishedAs(sessionMeasured);
    const final = new Set(measured.filter(({ data }) => data.state === 'ok').map(({ data }) => data.sessionId));
    if (final.size === sessions) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
