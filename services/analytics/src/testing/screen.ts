import { asService } from '@shopcast/database';
import type { MeasuredProduct } from '../domain/measure-products.js';
import { sourceCountNames } from '../domain/traffic-sources.js';
import { Figures } from '../figures/figures.js';
import type { FoldProgress } from '../figures/fold-progress.js';
import type { SessionFigures } from '../figures/session-figures.js';
import { SessionProducts } from '../figures/session-products.js';
import { SessionRetention } from '../figures/session-retention.js';
import { LedgerRepository } from '../persistence/ledger.repository.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { VisitRepository } from '../persistence/visit.repository.js';
import type { AnalyticsTables } from './analytics-tables.js';
import type { NumbersOfProduct, SessionNumbers } from './session-numbers.js';

const sums = sourceCountNames.map((name) => `sum(${name})::float8 AS ${name}`).join(', ');
const SELECT_SOURCES = `
  SELECT channel, detail, ${sums} FROM fold_source WHERE session_id = $1 GROUP BY channel, detail
  HAVING sum(view_pv) + sum(shop_visitors) + sum(orders) > 0 ORDER BY channel COLLATE "C", detail COLLATE "C"`;

/** Looks at sessions as a dashboard does, and remembers what dashboards remember; one look at a time. */
export class Screen {
  private nowMs = 0;
  private readonly figures: Figures;
  private readonly products: SessionProducts;
  private readonly retention: SessionRetention;

  constructor(private readonly tables: AnalyticsTables) {
    const { database } = tables;
    const progress = { watermarkMs: () => Promise.resolve(this.nowMs) } as FoldProgress;
    const lateness = { ANALYTICS_SETTLED_MS: 0, ANALYTICS_OPEN_STAYS_MS: 0 };
    const config = { ...lateness, ANALYTICS_START_WINDOW_MS: 60_000, ANALYTICS_RECONNECT_GRACE_MS: 30_000 };
    this.figures = new Figures(new LedgerRepository(database), progress, config as never);
    this.retention = new SessionRetention(this.figures, new VisitRepository(database));
    this.products = new SessionProducts(this.figures, new ProductRepository(database));
  }

  /** @param atMs up to when everything has been folded, epoch ms */
  glance(sessionId: string, atMs: number): Promise<SessionFigures> {
    this.nowMs = atMs;
    return this.figures.of(sessionId);
  }

  /** Everything that can be seen of it, and whether it is final. */
  async read(sessionId: string, atMs: number): Promise<SessionNumbers & { readonly final: boolean }> {
    const { measures, minutes, final, foldVersion } = await this.glance(sessionId, atMs);
    const { products } = await this.products.of(sessionId);
    const { retention } = await this.retention.of(sessionId);
    return {
      final,
      session: Object.fromEntries(Object.entries(measures).map(([id, { n, d, value }]) => [id, { n, d, value }])),
      minutes: Object.fromEntries(minutes.map(({ minute, metrics }) => [minute, metrics])),
      sources: await this.tables.database.query<object>(asService, SELECT_SOURCES, [sessionId]),
      products: products.flatMap(numbersOf).sort(byListingAndTime),
      retention: retention.map(({ minute, measure: { n, d } }) => ({ minute, n, d })),
      facts: foldVersion,
    };
  }
}

/** As a whole, and in each window. */
const numbersOf = ({ listingId, measures, windows }: MeasuredProduct): NumbersOfProduct[] =>
  [{ fromMs: null, toMs: null, measures }, ...windows].map(({ fromMs, toMs, measures: measured }) => ({
    listingId,
    fromMs,
    toMs,
    metrics: Object.fromEntries(Object.entries(measured).map(([id, { n, d }]) => [id, { n, d }])),
  }));

const byListingAndTime = (a: NumbersOfProduct, b: NumbersOfProduct): number =>
  a.listingId < b.listingId ? -1 : a.listingId > b.listingId ? 1 : (a.fromMs ?? 0) - (b.fromMs ?? 0);
