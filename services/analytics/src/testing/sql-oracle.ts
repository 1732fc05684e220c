import type { DataSource } from 'typeorm';
import { ORACLE, PRODUCTS_ORACLE, RETENTION_ORACLE, SOURCES_ORACLE } from './oracle.sql.js';
import type { RandomSession } from './random-session.js';

interface OracleValue {
  readonly n: number;
  readonly d: number | null;
  readonly value: number | null;
}

/** What the oracle says of a session: plain numbers, by minute and in all. */
export interface OracleAnswer {
  readonly session: Record<string, OracleValue>;
  readonly minutes: Record<string, Record<string, number>>;
}

/** A product, as a whole or in one window, with n and d of each of its metrics. */
export interface OracleProduct {
  readonly listingId: string;
  /** null: as a whole. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly metrics: Record<string, Pick<OracleValue, 'n' | 'd'>>;
}

type Counted = Readonly<Record<string, number>>;

interface OracleRow {
  readonly m: number;
  readonly in_minute: Counted;
  readonly so_far: Counted;
}

const plain = [
  ...['view_pv', 'viewer_uv', 'online_now', 'pcu', 'comments', 'likes', 'new_followers', 'shares'],
  ...['product_exposure_uv', 'product_exposure_uv_pinned', 'product_exposure_uv_shelf'],
  ...['product_click_uv', 'product_click_uv_pinned', 'product_click_uv_shelf'],
  ...['shop_visitors', 'orders_placed', 'orders', 'buyers', 'gmv', 'net_gmv'],
];
/** n, d, and whether n counts some of d. */
const quotients: Record<string, [n: string, d: string, part?: 'part']> = {
  acu: ['watched_live', 'live'],
  avg_watch_seconds: ['watched', 'viewer_uv'],
  stay_60s_rate: ['long_stays', 'view_pv', 'part'],
  stay_to_end_rate: ['stayers', 'viewer_uv', 'part'],
  comment_rate: ['commenters', 'viewer_uv', 'part'],
  like_rate: ['likers', 'viewer_uv', 'part'],
  interaction_rate: ['interactors', 'viewer_uv', 'part'],
  follow_rate: ['new_followers', 'non_followers', 'part'],
  product_ctr: ['product_click_uv', 'product_exposure_uv', 'part'],
  product_ctr_pinned: ['product_click_uv_pinned', 'product_exposure_uv_pinned', 'part'],
  product_ctr_shelf: ['product_click_uv_shelf', 'product_exposure_uv_shelf', 'part'],
  shop_visit_rate: ['shop_visitors', 'viewer_uv', 'part'],
  cart_rate: ['cart_uv', 'shop_visitors', 'part'],
  pay_rate: ['orders', 'orders_placed', 'part'],
  cvr_shop: ['orders', 'shop_visitors'],
  cvr_viewer: ['buyers', 'viewer_uv', 'part'],
  cvr_click: ['click_buyers', 'product_click_uv', 'part'],
  ctor: ['orders', 'product_clicks'],
  aov: ['gmv', 'buyers'],
  gpm: ['thousandfold_gmv', 'view_pv'],
  uv_value: ['gmv', 'viewer_uv'],
  new_buyer_order_share: ['first_orders', 'orders', 'part'],
  refund_rate: ['refunded_orders', 'orders', 'part'],
  refund_amount_rate: ['refunded', 'gmv', 'part'],
  refund_buyer_rate: ['refunded_buyers', 'buyers', 'part'],
};

const plainOfProduct = [
  ...['product_exposures', 'product_exposure_uv', 'product_clicks', 'product_click_uv', 'cart_uv', 'orders_placed'],
  ...['orders', 'buyers', 'units', 'gmv'],
];
const quotientsOfProduct: Record<string, [n: string, d: string]> = {
  product_ctr: ['product_click_uv', 'product_exposure_uv'],
  aov: ['gmv', 'buyers'],
  cvr_click: ['click_buyers', 'product_click_uv'],
  ctor: ['orders', 'product_clicks'],
};

export class SqlOracle {
  /** @param owner a connection that may create tables */
  constructor(private readonly owner: DataSource) {}

  async remember(sessions: readonly RandomSession[]): Promise<void> {
    await this.owner.query(
      `CREATE TABLE oracle_facts (event_id uuid, session_id uuid, viewer_id text, type text, at float8, data jsonb)`,
    );
    const facts = sessions.flatMap(({ facts: all }) => all);
    const data = facts.map(({ fact }) => fact.data as { sessionId: string; viewerId?: string });
    await this.owner.query(
      `INSERT INTO oracle_facts SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::jsonb[])`,
      [
        facts.map(({ id }) => id),
        data.map(({ sessionId }) => sessionId),
        data.map(({ viewerId }) => viewerId ?? null),
        facts.map(({ fact }) => fact.type),
        facts.map(({ timeMs }) => timeMs),
        data.map((fields) => JSON.stringify(fields)),
      ],
    );
    await this.owner.query(`CREATE INDEX ON oracle_facts (session_id); ANALYZE oracle_facts`);
  }

  /** Counts by channel and detail. */
  sources({ sessionId }: RandomSession): Promise<object[]> {
    return this.owner.query<object[]>(SOURCES_ORACLE, [sessionId]);
  }

  /** By minute after they came: who was still there, of whom. @param knownToMs the last instant of which presence is known */
  retention({ sessionId }: RandomSession, knownToMs: number): Promise<object[]> {
    return this.owner.query<object[]>(RETENTION_ORACLE, [sessionId, knownToMs]);
  }

  async products({ sessionId, endedAtMs }: RandomSession): Promise<OracleProduct[]> {
    const rows = await this.owner.query<(Omit<OracleProduct, 'metrics'> & { q: Counted })[]>(PRODUCTS_ORACLE, [
      sessionId,
      endedAtMs,
    ]);
    return rows.map(({ q, ...product }) => ({ ...product, metrics: partsOfProduct(q) }));
  }

  /** @param horizonMs how far presence is known: the end, or the watermark of a live session */
  async ask(
    { sessionId, startedAtMs, endedAtMs }: RandomSession,
    horizonMs: number,
    final: boolean,
  ): Promise<OracleAnswer> {
    const rows = await this.owner.query<OracleRow[]>(ORACLE, [sessionId, startedAtMs, horizonMs, endedAtMs !== null]);
    const last = rows.at(-1)?.so_far ?? {};
    return {
      session: Object.fromEntries([
        ...plain.map((name): [string, OracleValue] => [
          name,
          { n: much(name, last), d: null, value: much(name, last) },
        ]),
        ...Object.keys(quotients).map((name): [string, OracleValue] => [name, quotient(name, last, final)]),
      ]),
      minutes: Object.fromEntries(rows.map((row) => [row.m, ofMinute(row, final)])),
    };
  }
}

function much(name: string, counted: Counted): number {
  if (name === 'net_gmv') return much('gmv', counted) - much('refunded', counted);
  if (name === 'thousandfold_gmv') return 1000 * much('gmv', counted);
  return counted[name] ?? 0;
}

const partsOfProduct = (counted: Counted): OracleProduct['metrics'] =>
  Object.fromEntries([
    ...plainOfProduct.map((id) => [id, { n: counted[id] ?? 0, d: null }]),
    ...Object.entries(quotientsOfProduct).map(([id, [n, d]]) => [id, { n: counted[n] ?? 0, d: counted[d] ?? 0 }]),
  ]);

function quotient(name: string, counted: Counted, final: boolean): OracleValue {
  const [top, bottom, part] = quotients[name] ?? [name, name];
  const [n, d] = [much(top, counted), much(bottom, counted)];
  const isEarly = !final && n > d && part !== undefined;
  return { n, d, value: d === 0 || isEarly ? null : n / d };
}

function ofMinute({ in_minute, so_far }: OracleRow, final: boolean): Record<string, number> {
  const shown = [
    ...plain.map((name) => [name, much(name, in_minute)] as const),
    ...Object.keys(quotients).map((name) => [name, quotient(name, so_far, final).value] as const),
  ];
  return Object.fromEntries(shown.filter(([, number]) => number !== null)) as Record<string, number>;
}
