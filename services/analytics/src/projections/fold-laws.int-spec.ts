import { topics } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { type EndOffsets, replay } from '@shopcast/event-log';
import type { MeasuredProduct } from '../domain/measure-products.js';
import { sourceCountNames } from '../domain/traffic-sources.js';
import { type ProductFigures, ReadProductsHandler } from '../features/read-products/read-products.handler.js';
import { ReadRetentionHandler } from '../features/read-retention/read-retention.handler.js';
import { Figures } from '../figures/figures.js';
import type { FoldProgress } from '../figures/fold-progress.js';
import type { SessionFigures } from '../figures/session-figures.js';
import { LedgerRepository } from '../persistence/ledger.repository.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { SealRepository } from '../persistence/seal.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { VisitRepository } from '../persistence/visit.repository.js';
import { type AnalyticsTables, analyticsTables } from '../testing/analytics-tables.js';
import { randomSession, type RandomSession } from '../testing/random-session.js';
import { seeded, type Seeded } from '../testing/seeded.js';
import { type OracleProduct, SqlOracle } from '../testing/sql-oracle.js';
import { UnrulyLog } from '../testing/unruly-log.js';

const SESSIONS = 70;
const RESTARTS = 4;
const SEED = Number(process.env['FOLD_LAWS_SEED'] ?? Date.now() % 1_000_000);
const MINUTE_MS = 60_000;

const nothingRead: EndOffsets = new Map();
const everyTopic = Object.values(topics).map(({ name }) => name);
const notCounted = ['session.drafted.v1'];

describe.each([1, 5, 12])(`the fold of random sessions over %i partitions (seed ${SEED})`, (spreadOver) => {
  const chance = seeded(SEED + spreadOver);
  const sessions = Array.from({ length: SESSIONS }, () => randomSession(chance));
  let tables: AnalyticsTables;
  let oracle: SqlOracle;
  let screen: Screen;

  beforeAll(async () => {
    tables = await analyticsTables();
    screen = new Screen(tables);
    oracle = new SqlOracle(tables.owner);
    await oracle.remember(sessions);
    const facts = sessions.flatMap((session) => session.facts);
    const seals = new SealRepository(tables.database);
    const log = new UnrulyLog(facts, chance, { duplicated: 0.1, spreadOver });
    await foldWithRestarts(log, tables, chance, async () => {
      for (const session of sessions) {
        if (chance.chance(0.3)) await screen.show(session, 0).catch(() => undefined);
        if (chance.chance(0.2)) await seals.seal(session.sessionId);
      }
    });
  }, 300_000);
  afterAll(() => tables.drop());

  it('gives what plain SQL over the raw facts gives: every metric, session and minute, to the last bit', async () => {
    for (const session of sessions) {
      const isOver = session.endedAtMs !== null;
      const atMs = (session.endedAtMs ?? session.startedAtMs) + chance.between(isOver ? -MINUTE_MS : 0, 9 * MINUTE_MS);
      const figures = await screen.show(session, atMs);
      const expected = await oracle.ask(session, session.endedAtMs ?? atMs, figures.final);

      expect(withoutStates(figures)).toEqual(expected.session);
      for (const { minute, metrics } of figures.minutes) {
        expect({ minute, metrics }).toEqual({ minute, metrics: expected.minutes[minute] });
      }
    }
  }, 300_000);

  it('gives what plain SQL gives by traffic source, too', async () => {
    const sums = sourceCountNames.map((name) => `sum(${name})::float8 AS ${name}`).join(', ');
    for (const session of sessions) {
      const folded = await tables.database.query(
        asService,
        `SELECT channel, detail, ${sums} FROM fold_source WHERE session_id = $1 GROUP BY channel, detail
         HAVING sum(view_pv) + sum(shop_visitors) + sum(orders) > 0 ORDER BY channel, detail`,
        [session.sessionId],
      );
      expect(folded).toEqual(await oracle.sources(session));
    }
  });

  it('gives what plain SQL gives by product, and by the windows in which each was explained', async () => {
    for (const session of sessions) {
      const { products } = await screen.products(session);

      expect(products.flatMap(framesOf).sort(byFrame)).toEqual((await oracle.products(session)).sort(byFrame));
    }
  });

  it('gives what plain SQL gives of those who were still there after each minute', async () => {
    for (const session of sessions) {
      const atMs = session.startedAtMs + chance.between(-MINUTE_MS, 9 * MINUTE_MS);
      const retention = await screen.retention(session, atMs);

      expect(retention).toEqual(
        await oracle.retention(session, session.endedAtMs === null ? atMs : session.endedAtMs - 1),
      );
    }
  });

  it('counts every fact once, however often the log repeats it', async () => {
    for (const session of sessions.slice(0, 20)) {
      const { foldVersion } = await screen.show(session, 0);
      expect(foldVersion).toBe(session.facts.filter(({ fact }) => !notCounted.includes(fact.type)).length);
    }
  });
});

/** Looked at before, between and after, as a dashboard is: what it remembers must not make it wrong. */
class Screen {
  private nowMs = 0;
  private readonly figures: Figures;
  private readonly productReader: ReadProductsHandler;
  private readonly retentionReader: ReadRetentionHandler;

  constructor({ database }: AnalyticsTables) {
    const progress = { watermarkMs: () => Promise.resolve(this.nowMs) } as FoldProgress;
    const lateness = { ANALYTICS_SETTLED_MS: 0, ANALYTICS_OPEN_STAYS_MS: 0 };
    const config = { ...lateness, ANALYTICS_START_WINDOW_MS: 60_000, ANALYTICS_RECONNECT_GRACE_MS: 30_000 };
    this.figures = new Figures(new LedgerRepository(database), progress, config as never);
    const sessions = new SessionRepository(database);
    this.retentionReader = new ReadRetentionHandler(sessions, this.figures, new VisitRepository(database));
    this.productReader = new ReadProductsHandler(sessions, this.figures, new ProductRepository(database));
  }

  products({ sessionId }: RandomSession): Promise<ProductFigures> {
    return this.productReader.handle({ kind: 'operator' }, sessionId);
  }

  async retention({ sessionId }: RandomSession, atMs: number): Promise<object[]> {
    this.nowMs = atMs;
    const { retention } = await this.retentionReader.handle({ kind: 'operator' }, sessionId);
    return retention.map(({ minute, measure: { n, d } }) => ({ minute, n, d }));
  }

  show({ sessionId }: RandomSession, atMs: number): Promise<SessionFigures> {
    this.nowMs = atMs;
    return this.figures.of(sessionId);
  }
}

/** Stops at random places and goes on with consumers that remember nothing, one or two; any may be ahead of the others. */
async function foldWithRestarts(
  log: UnrulyLog,
  tables: AnalyticsTables,
  chance: Seeded,
  meanwhile: () => Promise<void>,
): Promise<void> {
  let reached = nothingRead;
  for (let restart = 0; restart <= RESTARTS; restart += 1) {
    reached = restart === RESTARTS ? await log.endOffsets(everyTopic) : log.somewhereAfter(reached);
    const from = restart === 0 ? 'beginning' : 'stored';
    const fold = (to: EndOffsets): Promise<void> => {
      const consumers = tables.consumers();
      if (chance.chance(0.7)) consumers.reverse();
      return replay({ log, database: tables.database, consumers, from, to });
    };
    const members = chance.chance(0.5) ? [reached] : betweenTwo(reached);
    await Promise.all([...members.map(fold), meanwhile()]);
    await meanwhile();
  }
}

/** As while partitions change hands: two members at the same time, each with other topics of the same viewers. */
function betweenTwo(to: EndOffsets): EndOffsets[] {
  const parts = [topics.audience.name, topics.order.name] as readonly string[];
  const [mine, others] = [true, false].map((isMine) => [...to].filter(([topic]) => parts.includes(topic) === isMine));
  return [new Map(mine), new Map(others)];
}

const withoutStates = ({ measures }: SessionFigures): object =>
  Object.fromEntries(Object.entries(measures).map(([id, { n, d, value }]) => [id, { n, d, value }]));

/** As a whole, and in each window, as the oracle tells it. */
const framesOf = ({ listingId, measures, windows }: MeasuredProduct): OracleProduct[] =>
  [{ fromMs: null, toMs: null, measures }, ...windows].map(({ fromMs, toMs, measures: measured }) => ({
    listingId,
    fromMs,
    toMs,
    metrics: Object.fromEntries(Object.entries(measured).map(([id, { n, d }]) => [id, { n, d }])),
  }));

const byFrame = (a: OracleProduct, b: OracleProduct): number =>
  a.listingId < b.listingId ? -1 : a.listingId > b.listingId ? 1 : (a.fromMs ?? 0) - (b.fromMs ?? 0);
