import { minuteMeasured, sessionMeasured } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../analytics.module.js';
import { Figures } from '../figures/figures.js';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { MeasuresRepository } from '../persistence/measures.repository.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { ToldSession } from '../testing/told-session.js';
import { PublishMeasuresWhenFolded } from './publish-measures-when-folded.reaction.js';

describe('publishing measures when facts were folded', () => {
  let analytics: ServiceUnderTest;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', env: { ANALYTICS_SETTLED_MS: '0' } });
  });
  afterAll(() => analytics.stop());

  const measuresOf = async ({ sessionId }: ToldSession) =>
    (await analytics.publishedAs(sessionMeasured))
      .map(({ data }) => data)
      .filter((data) => data.sessionId === sessionId);
  const minutesOf = async ({ sessionId }: ToldSession) =>
    (await analytics.publishedAs(minuteMeasured))
      .map(({ data }) => data)
      .filter((data) => data.sessionId === sessionId);
  const untilMeasured = async (session: ToldSession, state: string) => {
    for (;;) {
      const measures = await measuresOf(session);
      if (measures.at(-1)?.state === state) return measures;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('publishes what changed about once a second, and the final numbers once', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    for (let n = 0; n < 10; n += 1)
      await session.happens(1_000 + n, session.entered(`viewer-${n}`), session.visited(`viewer-${n}`));
    await session.happens(2_000, session.paid('viewer-1'));
    const live = await untilMeasured(session, 'provisional');
    await session.ends(3_000);
    const measures = await untilMeasured(session, 'ok');

    expect(live.length).toBeLessThan(5);
    expect(measures.filter(({ state }) => state === 'ok')).toHaveLength(1);
    expect(measures.at(-1)).toMatchObject({
      watermark: session.instant(3_000),
      metrics: { view_pv: { n: 10 }, cvr_shop: { n: 1, d: 10, value: 0.1, state: 'ok' } },
    });
    expect((await minutesOf(session)).at(-1)).toMatchObject({
      minute: 0,
      at: session.instant(0),
      metrics: { view_pv: 10, shop_visitors: 10, orders: 1, pcu: 10 },
    });
  });

  it('neither repeats nor loses the last word when the service starts again', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    await session.ends(1_000);
    const before = await untilMeasured(session, 'ok');

    const { app } = analytics;
    const restarted = new PublishMeasuresWhenFolded(
      app.get(Figures),
      app.get(MeasuresRepository),
      app.get(FoldAnnouncements),
      app.get(ProductRepository),
    );
    restarted.onApplicationBootstrap();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await restarted.beforeApplicationShutdown();

    expect(await measuresOf(session)).toEqual(before);
  });

  it('keeps for SQL the minutes that are shown, also when the end takes some away', async () => {
    const session = new ToldSession(analytics, newId(), 5 * 60_000);
    const kept = async () => {
      const select = `SELECT minute FROM published_minutes WHERE session_id = $1 ORDER BY minute`;
      const rows = await analytics.database.query<{ minute: number }>(asService, select, [session.sessionId]);
      return rows.map(({ minute }) => minute);
    };
    await session.starts();
    // What is quiet is shown up to the watermark, of which a member that has just begun may know nothing yet.
    for (let n = 0; (await kept()).length < 4; n += 1) {
      await session.happens(1_000, session.entered(`viewer-${n}`));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }

    await session.ends(61_000);
    await untilMeasured(session, 'ok');

    const { minutes } = await analytics.app.get(Figures).of(session.sessionId);
    expect(await kept()).toEqual(minutes.map(({ minute }) => minute));
    expect(minutes).toHaveLength(2);
  });

  it('corrects final numbers when a fact comes later than anybody waits for', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    await session.ends(1_000);
    await untilMeasured(session, 'ok');

    await session.happens(500, session.paid('slow-wallet'));
    const corrected = async () => (await measuresOf(session)).at(-1)?.metrics['orders']?.n;
    while ((await corrected()) !== 1) await new Promise((resolve) => setTimeout(resolve, 100));

    expect((await measuresOf(session)).at(-1)).toMatchObject({
      state: 'ok',
      metrics: { orders: { n: 1, state: 'ok' } },
    });
  });
});
