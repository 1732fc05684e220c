import { topics } from '@shopcast/contracts';
import { asService, type Database, type Scope, type Transaction } from '@shopcast/database';
import { EventLog, partitionOf } from '@shopcast/event-log';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsConfig } from '../analytics.config.js';
import { AnalyticsModule } from '../analytics.module.js';
import { settledVisits } from '../domain/settled-visits.js';
import { packVisits, unpackVisits } from '../persistence/packed-visits.js';
import { SealRepository } from '../persistence/seal.repository.js';
import { refold } from '../refold/refold.js';
import { ToldSession } from '../testing/told-session.js';
import { SealMinutesWhenSessionIsQuiet } from './seal-minutes-when-session-is-quiet.reaction.js';

/** Lets something else happen when a transaction has read or taken the minutes for the first time. */
function heldUp(database: Database, meanwhile: () => Promise<void>): Database {
  let held = false;
  const holding = (tx: Transaction): Transaction =>
    Object.assign(Object.create(tx) as Transaction, {
      query: async (sql: string, parameters?: unknown[]): Promise<unknown> => {
        const answer: unknown = await tx.query(sql, parameters);
        if (!held && sql.includes('FROM fold_minute')) {
          held = true;
          await meanwhile();
        }
        return answer;
      },
    });
  return Object.assign(Object.create(database) as Database, {
    transaction: <T>(scope: Scope, work: (tx: Transaction) => Promise<T>) =>
      database.transaction(scope, (tx) => work(holding(tx))),
  });
}

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
      await session.happens(1_000, session.entered('one'));
      await session.happens(2_000, session.entered('two'), session.visited('two'));
    }
    await finished.ends(3_000);
    await untilPublishedAsFinal(finished);

    await worker.lookAgain();

    expect([await rowsOf('fold_minute', finished), await rowsOf('fold_sealed', finished)]).toEqual([0, 1]);
    expect([(await rowsOf('fold_minute', live)) > 0, await rowsOf('fold_sealed', live)]).toEqual([true, 0]);

    const select = `SELECT visits FROM fold_sealed WHERE session_id = $1`;
    const [sealed] = await analytics.database.query<{ visits: Buffer }>(asService, select, [finished.sessionId]);
    const visits = [...unpackVisits([sealed?.visits ?? Buffer.alloc(0)])];
    expect(visits).toHaveLength(2);
    expect(sealed?.visits).toEqual(packVisits(settledVisits(visits)));
  });

  it('loses nothing that is folded meanwhile into a partition of which there was nothing', async () => {
    const session = new ToldSession(analytics);
    const laneOf = (viewerId: string): number =>
      partitionOf(`${session.sessionId}:${viewerId}`, topics.order.partitions);
    const others = Array.from({ length: 100 }, (_, n) => `late-${n}`);
    const late = others.find((viewerId) => laneOf(viewerId) !== laneOf('early')) ?? '';
    await session.starts();
    await session.happens(1_000, session.entered('early'));

    await new SealRepository(
      heldUp(analytics.database, () => session.happens(2_000, session.entered(late), session.paid(late))),
    ).seal(session.sessionId);

    const log = analytics.app.get(EventLog, { strict: false });
    const config = analytics.app.get(AnalyticsConfig, { strict: false });
    expect(await rowsOf('fold_sealed', session)).toBe(1);
    expect(await refold({ config, log, verify: true })).toMatchObject({ differences: [] });
  });
});
