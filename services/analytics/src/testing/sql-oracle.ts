import type { DataSource } from 'typeorm';
import type { RandomSession } from './random-session.js';

/** What the oracle says of a session: plain numbers, by minute and in all. */
export interface OracleAnswer {
  readonly session: Record<string, { n: number; d: number | null; value: number | null }>;
  readonly minutes: Record<string, Record<string, number>>;
}

/**
 * A second opinion on every metric: plain SQL over the raw facts, written from `metrics.md` alone and sharing nothing
 * with the fold. Slow, and easy to check by eye.
 */
const ORACLE = `
WITH
  given AS (SELECT $1::uuid AS session, $2::float8 AS start, $3::float8 AS horizon, $4::boolean AS ended),
  raw AS (SELECT DISTINCT ON (event_id) * FROM oracle_facts, given WHERE session_id = session),
  stay AS (
    SELECT e.viewer_id, e.at AS entered,
           (SELECT l.at FROM raw l WHERE l.type = 'viewer.left.v1' AND l.data->>'stayId' = e.data->>'stayId') AS left_at
    FROM raw e WHERE e.type = 'viewer.entered.v1'),
  present AS (
    SELECT lower(p)::float8 AS from_at, coalesce(upper(p)::float8, 'Infinity') AS to_at
    FROM (SELECT unnest(range_agg(CASE WHEN left_at IS NULL THEN int8range(entered::int8, NULL)
                                       ELSE int8range(entered::int8, greatest(left_at, entered)::int8) END)) AS p
          FROM stay, given WHERE entered < CASE WHEN ended THEN horizon ELSE horizon + 1 END GROUP BY viewer_id) AS unions
    WHERE NOT isempty(p)),
  clipped AS (
    SELECT from_at, CASE WHEN ended THEN least(to_at, horizon) ELSE to_at END AS to_at FROM present, given
    WHERE from_at < CASE WHEN ended THEN horizon ELSE horizon + 1 END),
  first_time AS (
    SELECT what, viewer_id, min(at) AS at
    FROM raw JOIN (VALUES
      ('viewer_uv', 'viewer.entered.v1'), ('shop_visitors', 'shop.visited.v1'), ('shop_visitors', 'order.placed.v1'),
      ('shop_visitors', 'order.paid.v1'), ('product_click_uv', 'product.clicked.v1'), ('buyers', 'order.paid.v1')
    ) AS meaning(what, type) USING (type)
    GROUP BY what, viewer_id),
  happened AS (
    SELECT what, at, 1::float8 AS much FROM first_time
    UNION ALL SELECT 'view_pv', at, 1 FROM raw WHERE type = 'viewer.entered.v1'
    UNION ALL SELECT 'comments', at, 1 FROM raw WHERE type = 'comment.posted.v1'
    UNION ALL SELECT 'likes', at, (data->>'count')::float8 FROM raw WHERE type = 'viewer.liked.v1'
    UNION ALL SELECT 'new_followers', at, 1 FROM raw WHERE type = 'viewer.followed.v1'
    UNION ALL SELECT 'orders_placed', at, 1 FROM raw WHERE type = 'order.placed.v1'
    UNION ALL SELECT 'orders', at, 1 FROM raw WHERE type = 'order.paid.v1'
    UNION ALL SELECT 'gmv', at, (data->>'totalMinor')::float8 FROM raw WHERE type = 'order.paid.v1'
    UNION ALL SELECT 'first_orders', at, 1 FROM raw WHERE type = 'order.paid.v1' AND (data->>'newBuyer')::boolean),
  minute AS (
    SELECT m, CASE WHEN m = 0 THEN '-Infinity' ELSE start + m * 60000 END AS opens, start + (m + 1) * 60000 AS closes,
           start + (m + 1) * 60000 >= horizon AND ended AS is_last
    FROM given, generate_series(0, 40) AS m),
  names AS (SELECT unnest(ARRAY['view_pv','viewer_uv','comments','likes','new_followers','shop_visitors',
    'product_click_uv','orders_placed','orders','buyers','gmv','first_orders']) AS what),
  counted AS (
    SELECT m, what, coalesce((SELECT sum(much) FROM happened h
                              WHERE h.what = names.what AND h.at >= opens AND h.at < closes), 0) AS much
    FROM minute, names),
  so_far AS (SELECT m, what, sum(much) OVER (PARTITION BY what ORDER BY m) AS much FROM counted),
  -- presence minute by minute, never beyond the horizon
  seen AS (
    SELECT m,
      CASE WHEN is_last THEN 0 ELSE (SELECT count(*) FROM clipped c
        WHERE c.from_at < least(closes, horizon + 1) AND c.to_at >= least(closes, horizon + 1)) END AS online,
      coalesce((SELECT max((SELECT count(*) FROM clipped o WHERE o.from_at <= i.at AND o.to_at > i.at))
        FROM (SELECT c.from_at AS at FROM clipped c WHERE c.from_at >= opens AND c.from_at < closes
              UNION ALL SELECT least(opens, horizon) WHERE NOT (ended AND opens >= horizon)) AS i), 0) AS peak,
      coalesce((SELECT sum(greatest(0, least(c.to_at, closes, horizon) - c.from_at)) FROM clipped c), 0) / 1000 AS watched
    FROM minute, given),
  quantity AS (
    SELECT m, jsonb_object_agg(what, much) AS q FROM counted GROUP BY m),
  quantity_so_far AS (SELECT m, jsonb_object_agg(what, much) AS q FROM so_far GROUP BY m)
SELECT m, quantity.q || jsonb_build_object('online_now', online, 'pcu', peak) AS in_minute,
       quantity_so_far.q || jsonb_build_object('watched', watched, 'pcu', max(peak) OVER (ORDER BY m), 'online_now', online) AS so_far
FROM quantity JOIN quantity_so_far USING (m) JOIN seen USING (m) ORDER BY m`;

interface OracleRow {
  readonly m: number;
  readonly in_minute: Record<string, number>;
  readonly so_far: Record<string, number>;
}

const plain = [
  'view_pv',
  'viewer_uv',
  'online_now',
  'pcu',
  'comments',
  'likes',
  'new_followers',
  'shop_visitors',
  'product_click_uv',
  'orders_placed',
  'orders',
  'buyers',
  'gmv',
];
const quotients: Record<string, [n: string, d: string]> = {
  avg_watch_seconds: ['watched', 'viewer_uv'],
  cvr_shop: ['orders', 'shop_visitors'],
  cvr_viewer: ['buyers', 'viewer_uv'],
  aov: ['gmv', 'buyers'],
  new_buyer_order_share: ['first_orders', 'orders'],
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

  /** @param horizonMs how far presence is known: the end, or the watermark of a live session */
  async ask(
    { sessionId, startedAtMs, endedAtMs }: RandomSession,
    horizonMs: number,
    final: boolean,
  ): Promise<OracleAnswer> {
    const rows = await this.owner.query<OracleRow[]>(ORACLE, [sessionId, startedAtMs, horizonMs, endedAtMs !== null]);
    const last = rows.at(-1)?.so_far ?? {};
    const value = (name: string, q: Record<string, number>): OracleAnswer['session'][string] => {
      const [top, bottom] = quotients[name] ?? [name, undefined];
      const n = q[top] ?? 0;
      if (bottom === undefined) return { n, d: null, value: n };
      const d = q[bottom] ?? 0;
      const isEarly = !final && n > d && (name === 'cvr_viewer' || name === 'new_buyer_order_share');
      return { n, d, value: d === 0 || isEarly ? null : n / d };
    };
    const ofMinute = ({ in_minute, so_far }: OracleRow): Record<string, number> => {
      const shown = [
        ...plain.map((name) => [name, in_minute[name] ?? 0] as const),
        ...Object.keys(quotients).map((name) => [name, value(name, so_far).value] as const),
      ];
      return Object.fromEntries(shown.filter(([, number]) => number !== null)) as Record<string, number>;
    };
    return {
      session: Object.fromEntries([...plain, ...Object.keys(quotients)].map((name) => [name, value(name, last)])),
      minutes: Object.fromEntries(rows.map((row) => [row.m, ofMinute(row)])),
    };
  }
}
