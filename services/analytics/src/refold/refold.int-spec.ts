import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { EventLog } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { kafkaForTests, type ServiceUnderTest, startService } from '@shopcast/testing';
import { DataSource } from 'typeorm';
import { AnalyticsConfig } from '../analytics.config.js';
import { AnalyticsModule } from '../analytics.module.js';
import { SealRepository } from '../persistence/seal.repository.js';
import { ToldSession } from '../testing/told-session.js';
import { refold, type RefoldOptions } from './refold.js';

const adapters: Record<string, () => Promise<Record<string, string>>> = {
  Postgres: () => Promise.resolve({}),
  Kafka: async () => ({ EVENT_LOG: 'kafka', KAFKA_BROKERS: (await kafkaForTests()).brokers }),
};

describe.each(Object.keys(adapters))('folding the log in %s again', (adapter) => {
  let analytics: ServiceUnderTest;
  let session: ToldSession;
  const stayId = newId();

  beforeAll(async () => {
    const env = (await adapters[adapter]?.()) ?? {};
    analytics = await startService(AnalyticsModule, { service: 'analytics', env });
    session = new ToldSession(analytics);
    await session.happens(1_000, session.entered('before-the-start-was-known', stayId));
    await session.starts();
    await session.happens(2_000, session.entered('viewer'), session.visited('viewer'), session.paid('viewer'));
    await session.happens(3_000, session.left('before-the-start-was-known', stayId));
  }, 180_000);
  afterAll(() => analytics.stop());

  const again = (verify = true, log: RefoldOptions['log'] = analytics.app.get(EventLog, { strict: false })) =>
    refold({
      config: analytics.app.get(AnalyticsConfig, { strict: false }),
      log,
      verify,
    });

  it('gives the same tables and values as the live ones, sealed or not, while the system runs', async () => {
    await new SealRepository(analytics.database).seal(session.sessionId);

    const report = await again();

    expect(report).toMatchObject({ differences: [] });
    expect(report.records).toBeGreaterThanOrEqual(7);
  });

  it('is not misled by facts that arrive while it folds', async () => {
    let running = true;
    const busy = (async () => {
      for (let n = 0; running; n += 1)
        await session.happens(4_000 + n, session.entered(`late-${n}`), session.paid(`late-${n}`));
    })();

    const report = await again();
    running = false;
    await busy;

    expect(report.differences).toEqual([]);
  });

  it('gives the same from archived files, and from the log what came since', async () => {
    const log = analytics.app.get(EventLog, { strict: false });
    const { ArchivedLog, archiveLog, archiveThenLog } = await import('@shopcast/archive');
    const path = mkdtempSync(join(tmpdir(), 'shopcast-archive-'));
    const names = Object.values(topics).map(({ name }) => name);
    const { records: archived } = await archiveLog({ log, topics: names, path });
    await session.happens(5_000, session.entered('since'), session.visited('since'));
    const archive = await ArchivedLog.open(path);
    let fromLog = 0;
    const source = await archiveThenLog(archive, {
      endOffsets: (of) => log.endOffsets(of),
      scan: (ranges, onBatch) =>
        log.scan(ranges, (batch) => {
          fromLog += batch.records.length;
          return onBatch(batch);
        }),
    });

    const { differences } = await again(true, source);
    archive.close();
    rmSync(path, { recursive: true });

    expect(differences).toEqual([]);
    expect(archived).toBeGreaterThanOrEqual(7);
    expect(fromLog).toBe(2);
  });

  it('leaves no tables behind, and touches neither live tables nor topics', async () => {
    const [before] = await analytics.database.query(asService, 'SELECT sum(facts) AS facts FROM fold_partition');
    await again(false);

    const schemas = await analytics.database.query(asService, `SELECT 1 FROM pg_namespace WHERE nspname = 'refold'`);
    expect(schemas).toEqual([]);
    expect((await analytics.database.query(asService, 'SELECT sum(facts) AS facts FROM fold_partition'))[0]).toEqual(
      before,
    );
  });

  it.each([
    [
      'a viewer',
      `UPDATE fold_viewer SET story = set_byte(story, 1, 1 # get_byte(story, 1)) WHERE viewer_id = 'viewer'`,
      /fold_viewer \S+ viewer: live .*entered.*again .*entered/,
    ],
    [
      'a minute',
      `UPDATE fold_minute SET shop_visitors = shop_visitors + 1 WHERE orders > 0`,
      /minute \d+ shop_visitors: live/,
    ],
    ['a lost row', `DELETE FROM fold_viewer WHERE viewer_id = 'viewer'`, /fold_viewer \S+ viewer: live nothing, again/],
  ])('names what differs: %s', async (_what, damage, named) => {
    const owner = await new DataSource({ type: 'postgres', url: analytics.databaseUrls.ownerUrl }).initialize();
    await owner.transaction(async (tx) => {
      await tx.query(`SELECT set_config('shopcast.principal', 'service', true)`);
      await tx.query(damage);
    });
    await owner.destroy();

    const { differences } = await again();

    expect(differences?.join('\n')).toMatch(named);
  });
});
