import { asService, Database, openDataSource } from '@shopcast/database';
import { freshDatabase } from '@shopcast/testing';
import { DataSource } from 'typeorm';
import { analyticsDatabase } from './analytics-database.js';
import { FoldRulesDiffer, keepFoldRules } from './fold-rules.js';
import { Fold1764000000000 } from './migrations/1764000000000-fold.migration.js';
import { WholeContract1765100000000 } from './migrations/1765100000000-whole-contract.migration.js';

const FOLDED_BEFORE = `
  SELECT set_config('shopcast.principal', 'service', true);
  INSERT INTO sessions VALUES (gen_random_uuid(), gen_random_uuid(), 'A session', 'video', 'CNY', 1, 'live', 0, NULL);
  INSERT INTO fold_partition SELECT session_id, 3, account_id, 7, NULL, now() FROM sessions;
  INSERT INTO fold_viewer (session_id, viewer_id, partition, account_id, clicked_ms, watched)
    SELECT session_id, 'viewer', 3, account_id, 1, '{}' FROM sessions;
  INSERT INTO fold_minute SELECT session_id, 3, 0, account_id, 1,1,0,0,0,0,1,0,0,0,0,0, '{}', 7 FROM sessions;
  INSERT INTO published_measures SELECT session_id, account_id, 7, true, 0, '{}', '{}' FROM sessions;
  INSERT INTO consumer_offsets
    SELECT consumer, 'shopcast.shop', 3, 7, 1, 'spec', now()
    FROM unnest(ARRAY['analytics.session-fold', 'analytics.sessions']) AS consumer;
  INSERT INTO inbox SELECT consumer, gen_random_uuid()
    FROM unnest(ARRAY['analytics.session-fold', 'analytics.sessions']) AS consumer;`;

describe('a database that was folded by an earlier version', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase('analytics');
    const options = analyticsDatabase({ ANALYTICS_DATABASE_URL: fresh.appUrl, ANALYTICS_DATABASE_POOL: 2 } as never);
    const before = { ...options, ownerUrl: fresh.ownerUrl, migrations: [Fold1764000000000] };
    await (await openDataSource(before)).destroy();
    const owner = await new DataSource({ type: 'postgres', url: fresh.ownerUrl }).initialize();
    await owner.transaction((tx) => tx.query(FOLDED_BEFORE));
    await owner.destroy();
    const after = { ...options, ownerUrl: fresh.ownerUrl, migrations: [Fold1764000000000, WholeContract1765100000000] };
    database = new Database(await openDataSource(after));
  });
  afterAll(async () => {
    await database.dataSource.destroy();
    await fresh.drop();
  });

  const rowsOf = async (table: string) => (await database.query(asService, `SELECT * FROM ${table}`)).length;

  it.each(['fold_partition', 'fold_viewer', 'fold_minute', 'published_measures'])(
    'has nothing left in %s',
    async (table) => {
      expect(await rowsOf(table)).toBe(0);
    },
  );

  it('begins at the start of the log again, with that consumer only', async () => {
    const offsets = 'SELECT consumer, next_offset::int, epoch::int FROM consumer_offsets ORDER BY consumer';
    // An epoch of its own takes the partition from a member of the version before.
    expect(await database.query(asService, offsets)).toEqual([
      { consumer: 'analytics.session-fold', next_offset: 0, epoch: 2 },
      { consumer: 'analytics.sessions', next_offset: 7, epoch: 1 },
    ]);
    expect(await database.query(asService, 'SELECT consumer FROM inbox')).toEqual([{ consumer: 'analytics.sessions' }]);
    expect(await rowsOf('sessions')).toBe(1);
  });

  it('keeps the rules with which it is folded, and refuses others', async () => {
    await keepFoldRules(database, { startWindowMs: 60_000, graceMs: 30_000 });
    await keepFoldRules(database, { startWindowMs: 60_000, graceMs: 30_000 });

    const others = keepFoldRules(database, { startWindowMs: 60_000, graceMs: 20_000 });
    await expect(others).rejects.toThrow(FoldRulesDiffer);
    await expect(others).rejects.toThrow(/ANALYTICS_RECONNECT_GRACE_MS=30000/);
  });
});
