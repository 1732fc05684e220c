import { asService } from '@shopcast/database';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../analytics.module.js';
import { ToldSession } from '../testing/told-session.js';
import { SealMinutesWhenSessionIsQuiet } from './seal-minutes-when-session-is-quiet.reaction.js';

describe('sealing the minutes of finished sessions', () => {
  let analytics: ServiceUnderTest;
  let worker: SealMinutesWhenSessionIsQuiet;
  beforeAll(async () => {
    const env = { ANALYTICS_SETTLED_MS: '0', ANALYTICS_SEAL_AFTER_MS: '0' };
    analytics = await startService(AnalyticsModule, { service: 'analytics', env });
    worker = analytics.app.get(SealMinutesWhenSessionIsQuiet);
  });
  afterAll(() => analytics.stop());

  const rowsOf = async (table: string, { sessionId }: ToldSession): Promise<number> =>
    (await analytics.database.query(asService, `SELECT 1 FROM ${table} WHERE session_id = $1`, [sessionId])).length;
  const untilPublishedAsFinal = async ({ sessionId }: ToldSession): Promise<void> => {
    const isFinal = `SELECT 1 FROM published_measures WHERE session_id = $1 AND final`;
    while ((await analytics.database.query(asService, isFinal, [sessionId])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('leaves one row of a finished session, and every minute of one that is live', async () => {
    const [finished, live] = [new ToldSession(analytics), new ToldSession(analytics)];
    for (const session of [finished, live]) {
      await session.starts();
      await session.happens(1_000, session.entered('one'), session.entered('two'), session.visited('two'));
    }
    await finished.ends(3_000);
    await untilPublishedAsFinal(finished);

    await worker.lookAgain();

    expect([await rowsOf('fold_minute', finished), await rowsOf('fold_sealed', finished)]).toEqual([0, 1]);
    expect([(await rowsOf('fold_minute', live)) > 0, await rowsOf('fold_sealed', live)]).toEqual([true, 0]);
  });
});
