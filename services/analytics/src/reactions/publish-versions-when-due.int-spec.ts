import { jest } from '@jest/globals';
import { asService } from '@shopcast/database';
import { EventLog } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { DataSource } from 'typeorm';
import { AnalyticsConfig } from '../analytics.config.js';
import { AnalyticsModule } from '../analytics.module.js';
import { DAY_MS } from '../domain/session-versions.js';
import { FoldProgress } from '../figures/fold-progress.js';
import { SessionVersions } from '../figures/session-versions.js';
import { VersionClock } from '../figures/version-clock.js';
import { SealRepository } from '../persistence/seal.repository.js';
import { VersionRepository } from '../persistence/version.repository.js';
import { refold } from '../refold/refold.js';
import { ToldSession } from '../testing/told-session.js';
import { PublishVersionsWhenDue } from './publish-versions-when-due.reaction.js';

const HOUR_MS = 3_600_000;
const MONTH_AGO_MS = 31 * DAY_MS + HOUR_MS;

describe('publishing what sessions were so many days after their end', () => {
  let analytics: ServiceUnderTest;
  let repository: VersionRepository;
  beforeAll(async () => {
    const env = { ANALYTICS_SETTLED_MS: '0', ANALYTICS_OPEN_STAYS_MS: '0' };
    analytics = await startService(AnalyticsModule, { service: 'analytics', env });
    repository = analytics.app.get(VersionRepository);
  });
  afterAll(() => analytics.stop());
  afterEach(() => void jest.restoreAllMocks());

  const lookAgain = () => analytics.app.get(PublishVersionsWhenDue).lookAgain();
  const publishedOf = async ({ sessionId }: ToldSession, revisions = 1) =>
    (await repository.of(asService, sessionId, revisions)).map(({ version, revision, metrics, changed, orders }) => ({
      ...{ version, revision, orders: metrics['orders']?.n, net: metrics['net_gmv']?.n },
      ...{ changed: Object.keys(changed).length > 0, told: orders.changes },
    }));
  /** One order at once, one an hour after the end, and the first given back after ten days. */
  const withAftermath = async (startedAgoMs: number): Promise<ToldSession> => {
    const session = new ToldSession(analytics, newId(), startedAgoMs);
    const orderId = newId();
    await session.starts();
    await session.happens(1_000, session.visited('a'), session.paid('a', orderId));
    await session.ends(60_000);
    await session.happens(60_000 + HOUR_MS, session.placed('b'), session.paid('b'));
    if (startedAgoMs > 10 * DAY_MS) await session.happens(10 * DAY_MS, session.refunded('a', orderId));
    return session;
  };
  const told = [
    { version: 0, revision: 1, orders: 1, net: 9_900, changed: false, told: 0 },
    { version: 1, revision: 1, orders: 2, net: 19_800, changed: true, told: 2 },
    { version: 7, revision: 1, orders: 2, net: 19_800, changed: false, told: 0 },
    { version: 15, revision: 1, orders: 2, net: 9_900, changed: true, told: 1 },
    { version: 30, revision: 1, orders: 2, net: 9_900, changed: false, told: 0 },
  ];

  it('publishes each of them once, however many processes look', async () => {
    const session = await withAftermath(MONTH_AGO_MS);
    const others = Array.from(
      { length: 3 },
      () =>
        new SessionVersions(
          repository,
          analytics.database,
          analytics.app.get(FoldProgress),
          new VersionClock(),
          analytics.app.get(AnalyticsConfig, { strict: false }),
        ),
    );

    await Promise.all([lookAgain(), ...others.map((other) => other.publish(session.sessionId))]);
    await lookAgain();

    expect(await publishedOf(session, 9)).toEqual(told);
  });

  it('publishes one when the clock says that its day has come, and nothing of a session that goes on', async () => {
    const session = await withAftermath(2 * HOUR_MS);
    const live = new ToldSession(analytics);
    await live.starts();
    const clock = jest.spyOn(analytics.app.get(VersionClock), 'now');
    const daysLater = (days: number): void => void clock.mockReturnValue(Date.now() + days * DAY_MS);

    await lookAgain();
    expect((await publishedOf(session)).map(({ version }) => version)).toEqual([0]);
    daysLater(0.9);
    await lookAgain();
    expect((await publishedOf(session)).map(({ version }) => version)).toEqual([0]);
    daysLater(8);
    await lookAgain();
    expect(await publishedOf(session)).toEqual(told.slice(0, 3));
    expect(await publishedOf(live)).toEqual([]);
  });

  it('corrects what late facts belong into beside what was published, and nothing else', async () => {
    const session = await withAftermath(MONTH_AGO_MS);
    await lookAgain();

    await session.happens(60_000 + 2 * DAY_MS, session.placed('late'));
    await lookAgain();
    await session.happens(60_000 + 40 * DAY_MS, session.placed('after-all'));
    await lookAgain();

    const revisions = (await repository.of(asService, session.sessionId, 9)).map(({ version, revision, metrics }) => [
      version,
      revision,
      metrics['orders_placed']?.n,
    ]);
    expect(revisions).toEqual([
      ...[[0, 1, 0]],
      ...[[1, 1, 1]],
      ...[
        [7, 2, 2],
        [7, 1, 1],
      ],
      ...[
        [15, 2, 2],
        [15, 1, 1],
      ],
      ...[
        [30, 2, 2],
        [30, 1, 1],
      ],
    ]);
  });

  it('lists the orders of a revision as they were known when it was published', async () => {
    const session = await withAftermath(MONTH_AGO_MS);
    await lookAgain();
    await session.happens(60_000 + 2 * HOUR_MS, session.placed('late'));
    await lookAgain();
    const listed = async (revision?: number) => {
      const version = await repository.find(asService, session.sessionId, 1, revision);
      if (!version) throw new Error('There is no such version');
      const changes = await repository.changesIn(asService, session.sessionId, version, { limit: 9 });
      expect(changes).toHaveLength(version.orders.changes);
      return changes.map(({ kind, netGmvMinor, listedIn }) => [kind, netGmvMinor, listedIn]);
    };

    const [placed, paid] = [
      ['placed', 0, 1],
      ['paid', 9_900, 1],
    ];
    expect(new Set(await listed(1))).toEqual(new Set([placed, paid]));
    expect(new Set(await listed())).toEqual(new Set([placed, paid, ['placed', 0, 2]]));
  });

  it.each(['UPDATE session_versions SET revision = 2', 'DELETE FROM session_versions'])(
    'lets nobody change what is published: %s',
    async (sql) => {
      await expect(analytics.database.query(asService, sql)).rejects.toThrow(/permission denied/);
    },
  );

  describe('when the log is folded again', () => {
    const again = () =>
      refold({
        config: analytics.app.get(AnalyticsConfig, { strict: false }),
        log: analytics.app.get(EventLog, { strict: false }),
        verify: true,
      });

    it('says the same, byte for byte, also of a session that is sealed and forgets its orders to the end', async () => {
      const session = await withAftermath(MONTH_AGO_MS);
      await lookAgain();
      await new SealRepository(analytics.database).seal(session.sessionId);

      const select = `SELECT kind FROM order_changes WHERE session_id = $1 ORDER BY at_ms, change_id`;
      expect(await analytics.database.query(asService, select, [session.sessionId])).toHaveLength(3);
      expect(await again()).toMatchObject({ differences: [] });
      await lookAgain();
      expect(await publishedOf(session, 9)).toEqual(told);
    });

    it.each([
      [
        'what was published',
        `UPDATE session_versions SET metrics = jsonb_set(metrics, '{orders,n}', '77') WHERE version = 7`,
        /version T\+7 revision \d: what was published is not what its facts say/,
      ],
      [
        'an order',
        `UPDATE order_changes SET amount_minor = 1 WHERE kind = 'refunded'`,
        /order_changes .*: live .*again/,
      ],
    ])('finds what is not what it should be: %s', async (_what, damage, named) => {
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
});
