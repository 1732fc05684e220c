import type { DataSource, EntityManager } from 'typeorm';
import { ORACLE, ORACLE_STEPS, PRODUCTS_ORACLE, RETENTION_ORACLE, SOURCES_ORACLE } from './oracle.sql.js';
import type { RandomSession, TimedFact } from './random-session.js';
import { type NumberOfSession, type NumbersOfProduct, plainNames, type SessionNumbers } from './session-numbers.js';

/** A session, and what the oracle cannot know of it. */
export interface Asked extends Pick<RandomSession, 'sessionId' | 'startedAtMs' | 'endedAtMs'> {
  /** How far presence is known: the end, or the watermark of a live session. */
  readonly horizonMs: number;
  /** No fact can come any more. */
  readonly final: boolean;
  /** Of all facts up to then only; missing: of all that there are. */
  readonly toldToMs?: number;
}

type Counted = Readonly<Record<string, number>>;
type OfSession<Row> = Row & { readonly session: string };

interface MinuteRow {
  readonly m: number;
  readonly in_minute: Counted;
  readonly so_far: Counted;
}

type ProductRow = Omit<NumbersOfProduct, 'metrics'> & { readonly q: Counted };

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

const AT_ONCE = 20_000;

/** Asks plain SQL, in a database that holds nothing of the fold but is not empty either. */
export class SqlOracle {
  /** @param owner a connection that may create tables */
  constructor(private readonly owner: DataSource) {}

  /** Puts the log's records where SQL can read them, in the place of those that were there. */
  async remember(records: readonly TimedFact[]): Promise<void> {
    await this.owner.query('DROP TABLE IF EXISTS oracle_log');
    await this.owner.query(
      'CREATE TABLE oracle_log (event_id uuid, session uuid, viewer_id text, type text, at float8, data jsonb)',
    );
    for (let from = 0; from < records.length; from += AT_ONCE) {
      await this.owner.query(
        `INSERT INTO oracle_log SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::jsonb[])`,
        columnsOf(records.slice(from, from + AT_ONCE)),
      );
    }
  }

  /** All sessions in one go. */
  judge(asked: readonly Asked[]): Promise<Map<string, SessionNumbers>> {
    return this.owner.transaction(async (tx) => {
      await prepare(tx, asked);
      const minutes = await rowsOf<MinuteRow>(tx, ORACLE);
      const sources = await rowsOf<object>(tx, SOURCES_ORACLE);
      const products = await rowsOf<ProductRow>(tx, PRODUCTS_ORACLE);
      const retention = await rowsOf<object>(tx, RETENTION_ORACLE);
      const facts = await rowsOf<{ facts: number }>(
        tx,
        `SELECT session, count(*)::float8 AS facts FROM raw WHERE type <> 'session.drafted.v1' GROUP BY session`,
      );
      const numbersOf = ({ sessionId, final }: Asked): SessionNumbers => ({
        ...inTime(minutes.get(sessionId) ?? [], final),
        sources: sources.get(sessionId) ?? [],
        products: (products.get(sessionId) ?? []).map(({ q, ...product }) => ({ ...product, metrics: partsOf(q) })),
        retention: retention.get(sessionId) ?? [],
        facts: facts.get(sessionId)?.[0]?.facts ?? 0,
      });
      return new Map(asked.map((one) => [one.sessionId, numbersOf(one)]));
    });
  }
}

function columnsOf(records: readonly TimedFact[]): unknown[][] {
  const data = records.map(({ fact }) => fact.data as { sessionId: string; viewerId?: string });
  return [
    records.map(({ id }) => id),
    data.map(({ sessionId }) => sessionId),
    data.map(({ viewerId }) => viewerId ?? null),
    records.map(({ fact }) => fact.type),
    records.map(({ timeMs }) => timeMs),
    data.map((fields) => JSON.stringify(fields)),
  ];
}

async function prepare(tx: EntityManager, asked: readonly Asked[]): Promise<void> {
  // Thousands of small groups: compiling queries costs more than running them.
  await tx.query(`SET LOCAL jit = off`);
  await tx.query(`SET LOCAL work_mem = '64MB'`);
  await tx.query(
    `CREATE TEMP TABLE asked (session uuid, start float8, ended_at float8, horizon float8, told_to float8) ON COMMIT DROP`,
  );
  await tx.query(
    `INSERT INTO asked SELECT * FROM unnest($1::uuid[], $2::float8[], $3::float8[], $4::float8[], $5::float8[])`,
    [
      asked.map(({ sessionId }) => sessionId),
      asked.map(({ startedAtMs }) => startedAtMs),
      asked.map(({ endedAtMs }) => endedAtMs),
      asked.map(({ horizonMs }) => horizonMs),
      asked.map(({ toldToMs = Infinity }) => toldToMs),
    ],
  );
  for (const [table, select] of ORACLE_STEPS) {
    await tx.query(`CREATE TEMP TABLE ${table} ON COMMIT DROP AS ${select}`);
    await tx.query(`ANALYZE ${table}`);
  }
}

async function rowsOf<Row extends object>(tx: EntityManager, sql: string): Promise<Map<string, Row[]>> {
  const rows = (await tx.query(sql)) as OfSession<Row>[];
  const bySession = new Map<string, Row[]>();
  for (const { session, ...row } of rows) {
    const known = bySession.get(session);
    if (known) known.push(row as never);
    else bySession.set(session, [row as never]);
  }
  return bySession;
}

function inTime(rows: readonly MinuteRow[], final: boolean): Pick<SessionNumbers, 'session' | 'minutes'> {
  const last = rows.at(-1)?.so_far ?? {};
  return {
    session: Object.fromEntries([
      ...plainNames.map((name) => [name, { n: much(name, last), d: null, value: much(name, last) }] as const),
      ...Object.keys(quotients).map((name) => [name, quotient(name, last, final)] as const),
    ]),
    minutes: Object.fromEntries(rows.map((row) => [row.m, ofMinute(row, final)])),
  };
}

function much(name: string, counted: Counted): number {
  if (name === 'net_gmv') return much('gmv', counted) - much('refunded', counted);
  if (name === 'thousandfold_gmv') return 1000 * much('gmv', counted);
  return counted[name] ?? 0;
}

const partsOf = (counted: Counted): NumbersOfProduct['metrics'] =>
  Object.fromEntries([
    ...plainOfProduct.map((id) => [id, { n: counted[id] ?? 0, d: null }]),
    ...Object.entries(quotientsOfProduct).map(([id, [n, d]]) => [id, { n: counted[n] ?? 0, d: counted[d] ?? 0 }]),
  ]);

function quotient(name: string, counted: Counted, final: boolean): NumberOfSession {
  const [top, bottom, part] = quotients[name] ?? [name, name];
  const [n, d] = [much(top, counted), much(bottom, counted)];
  const isEarly = !final && n > d && part !== undefined;
  return { n, d, value: d === 0 || isEarly ? null : n / d };
}

function ofMinute({ in_minute, so_far }: MinuteRow, final: boolean): Record<string, number> {
  const shown = [
    ...plainNames.map((name) => [name, much(name, in_minute)] as const),
    ...Object.keys(quotients).map((name) => [name, quotient(name, so_far, final).value] as const),
  ];
  return Object.fromEntries(shown.filter(([, number]) => number !== null)) as Record<string, number>;
}
