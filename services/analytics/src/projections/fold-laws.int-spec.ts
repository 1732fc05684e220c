import { secondEndOf } from '../domain/moments.js';
import { type LedgerChanges, readLedger } from '../persistence/ledger.repository.js';
import { SealRepository } from '../persistence/seal.repository.js';
import { inSnapshot } from '../persistence/snapshot.js';
import { tellVersions, type ToldVersion } from '../persistence/told-versions.js';
import { type AnalyticsTables, analyticsTables } from '../testing/analytics-tables.js';
import { explain, type WrongSession } from '../testing/fold-trial.js';
import { randomSession, type RandomSession } from '../testing/random-session.js';
import { Screen } from '../testing/screen.js';
import { seeded } from '../testing/seeded.js';
import { type Aspect, aspects, differenceIn, type SessionNumbers } from '../testing/session-numbers.js';
import { SqlOracle } from '../testing/sql-oracle.js';
import { foldUnrulily } from '../testing/unruly-fold.js';
import { UnrulyLog } from '../testing/unruly-log.js';

const SEED = Number(process.env['FOLD_LAWS_SEED'] ?? Date.now() % 1_000_000);
const SESSIONS = Number(process.env['FOLD_LAWS_SESSIONS'] ?? 1_000);
const FEW = 25;
const MINUTE_MS = 60_000;
/** Numbers are read by so many at a time; each session always by the same one, as a dashboard would. */
const SCREENS = 4;

interface ReadSession {
  readonly session: RandomSession;
  readonly atMs: number;
  readonly shown: SessionNumbers & { readonly final: boolean };
}

describe.each([
  [1, FEW],
  [5, FEW],
  [12, SESSIONS],
])(`over %i partitions, the fold of %i random sessions (FOLD_LAWS_SEED=${SEED})`, (spreadOver, many) => {
  const chance = seeded(SEED + spreadOver);
  const sessions = Array.from({ length: many }, () => randomSession(chance));
  let tables: AnalyticsTables;
  let read: ReadSession[];
  let expected: Map<string, SessionNumbers>;

  beforeAll(async () => {
    tables = await analyticsTables();
    const log = new UnrulyLog(
      sessions.flatMap(({ facts }) => facts),
      chance,
      { duplicated: 0.1, spreadOver },
    );
    const oracle = new SqlOracle(tables.owner);
    await oracle.remember(log.records);
    const screens = Array.from({ length: SCREENS }, () => new Screen(tables));
    await foldUnrulily(log, tables, chance, () => lookAndSeal(screens));
    read = (await Promise.all(screens.map((screen, at) => readAll(screen, at)))).flat();
    expected = await oracle.judge(
      read.map(({ session, atMs, shown: { final } }) => ({
        ...session,
        horizonMs: session.endedAtMs ?? atMs,
        final,
      })),
    );
  }, 300_000);
  afterAll(() => tables.drop());

  it.each(aspects)(
    'gives what plain SQL over the raw log gives, to the last bit: %s',
    async (aspect) => {
      const wrong = read.flatMap((one) => wrongIn(aspect, one));
      const [first] = wrong;
      const explained = first ? await explain(first, tables) : '';

      expect(`${wrong.length} of ${read.length} sessions shown wrongly\n${explained}`).toBe(
        `0 of ${many} sessions shown wrongly\n`,
      );
    },
    300_000,
  );

  it('tells of a session as it ended what plain SQL gives of the facts up to then, whatever came since', async () => {
    // Every fourth one: the oracle takes its time.
    const ended = sessions.filter(({ endedAtMs }, i) => endedAtMs !== null && i % 4 === 0);
    const asked = ended.map((session) => {
      const endedAtMs = session.endedAtMs ?? 0;
      const toldToMs = secondEndOf(endedAtMs, session.startedAtMs);
      return { ...session, horizonMs: endedAtMs, final: true, toldToMs };
    });
    const right = await new SqlOracle(tables.owner).judge(asked);

    const wrong: unknown[] = [];
    for (const { sessionId } of ended) {
      const [atItsEnd] = await versionsOf(sessionId);
      const measures = Object.entries(atItsEnd?.measures ?? {});
      const session = Object.fromEntries(measures.map(([id, { n, d, value }]) => [id, { n, d, value }]));
      const told = { session } as unknown as SessionNumbers;
      const difference = differenceIn('session', told, right.get(sessionId) as SessionNumbers);
      if (difference) wrong.push({ sessionId, ...difference });
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('lists the orders that make the difference between a session’s end and a day later', async () => {
    for (const { sessionId } of sessions.filter(({ endedAtMs }, i) => endedAtMs !== null && i % 4 === 0)) {
      const [atItsEnd, aDayLater] = await versionsOf(sessionId);
      const difference = (aDayLater?.measures.net_gmv.n ?? 0) - (atItsEnd?.measures.net_gmv.n ?? 0);
      const listed = aDayLater?.orders.kinds.reduce((sum, { netGmvMinor }) => sum + netGmvMinor, 0);
      expect([sessionId, listed]).toEqual([sessionId, difference]);
    }
  }, 300_000);

  const versionsOf = (sessionId: string): Promise<ToldVersion[]> =>
    inSnapshot(tables.database, async (tx) => {
      const ledger = (await readLedger(tx, sessionId)) as LedgerChanges;
      return tellVersions(tx, ledger, { startWindowMs: 60_000, graceMs: 30_000 });
    });

  const screenOf = (screens: readonly Screen[], at: number): Screen => screens[at % SCREENS] as Screen;

  /** Some are looked at and some are sealed while they are folded: neither may make them wrong, nor their failing. */
  async function lookAndSeal(screens: readonly Screen[]): Promise<void> {
    const seals = new SealRepository(tables.database);
    for (let some = Math.min(25, many); some > 0; some -= 1) {
      const [looked, sealed] = [chance.between(0, many - 1), chance.between(0, many - 1)];
      await screenOf(screens, looked)
        .glance(sessions[looked]?.sessionId ?? '', 0)
        .catch(() => undefined);
      await seals.seal(sessions[sealed]?.sessionId ?? '').catch(() => undefined);
    }
  }

  async function readAll(screen: Screen, at: number): Promise<ReadSession[]> {
    const all: ReadSession[] = [];
    for (const session of sessions.filter((_session, index) => index % SCREENS === at)) {
      const { sessionId, startedAtMs, endedAtMs } = session;
      const atMs = (endedAtMs ?? startedAtMs) + chance.between(endedAtMs === null ? 0 : -MINUTE_MS, 9 * MINUTE_MS);
      all.push({ session, atMs, shown: await screen.read(sessionId, atMs) });
    }
    return all;
  }

  function wrongIn(aspect: Aspect, { session, atMs, shown }: ReadSession): WrongSession[] {
    const difference = differenceIn(aspect, shown, expected.get(session.sessionId) as SessionNumbers);
    return difference ? [{ session, atMs, difference }] : [];
  }
});
