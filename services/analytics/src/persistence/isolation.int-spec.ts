import { routesWithoutPolicy } from '@shopcast/access';
import { asOperator, asService, forAccount, unprotectedTables } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../analytics.module.js';
import { SessionVersions } from '../figures/session-versions.js';
import { SealRepository } from './seal.repository.js';
import { ToldSession } from '../testing/told-session.js';

describe('what belongs to an account', () => {
  let analytics: ServiceUnderTest;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', env: { ANALYTICS_OPEN_STAYS_MS: '0' } });
    for (const session of [new ToldSession(analytics), new ToldSession(analytics)]) {
      await session.starts();
      await session.happens(1_000, session.entered('viewer'));
      await new SealRepository(analytics.database).seal(session.sessionId);
      await session.happens(2_000, session.entered('another'), session.placed('another'));
      await session.ends(3_000);
      await analytics.app.get(SessionVersions).bringUpToDate(session.sessionId);
    }
  });
  afterAll(() => analytics.stop());

  it('lies in tables that row-level security shuts, all of them', async () => {
    expect(await unprotectedTables(analytics.database.dataSource)).toEqual([]);
  });

  it('is read by routes that all say who may', () => {
    expect(routesWithoutPolicy(analytics.app)).toEqual([]);
  });

  it.each([
    ...['sessions', 'session_marks', 'fold_partition', 'fold_minute', 'fold_source', 'fold_sealed', 'room_changes'],
    ...['order_changes', 'session_versions', 'session_version_progress'],
  ])('is in %s seen by that account and the operator only', async (table) => {
    const count = async (scope: Parameters<typeof analytics.database.query>[0]) =>
      (await analytics.database.query(scope, `SELECT DISTINCT account_id FROM ${table}`)).length;
    const [row] = await analytics.database.query<{ account_id: string }>(asService, `SELECT account_id FROM ${table}`);

    expect(await count(asOperator)).toBe(2);
    expect(await count(forAccount(row?.account_id ?? ''))).toBe(1);
    expect(await count(forAccount(newId()))).toBe(0);
  });

  it('is found by account in every table that analysts read', async () => {
    const read = await analytics.database.query<{ tablename: string; indexed: boolean }>(
      asService,
      `SELECT tablename, EXISTS (
         SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
         WHERE i.indrelid = format('%I.%I', schemaname, tablename)::regclass AND a.attname = 'account_id') AS indexed
       FROM pg_policies WHERE policyname = 'sql_reader'`,
    );

    expect(read).toHaveLength(9);
    expect(read.filter(({ indexed }) => !indexed)).toEqual([]);
  });

  it('is in fold_viewer seen by nobody but the fold', async () => {
    const count = async (scope: Parameters<typeof analytics.database.query>[0]) =>
      (await analytics.database.query(scope, `SELECT 1 FROM fold_viewer`)).length;

    expect(await count(asService)).toBe(4);
    expect(await count(asOperator)).toBe(0);
    expect(await count(forAccount(newId()))).toBe(0);
  });
});
