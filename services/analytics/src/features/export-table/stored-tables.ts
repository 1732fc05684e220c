import type { Database } from '@shopcast/database';
import { type Cell, type ColumnType, columnsOf, type TableOfSessions } from './exported-table.js';

interface StoredTable {
  readonly name: string;
  readonly meaning: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Selects the columns, under their names, of the session `$1`. */
  readonly sql: string;
}

const sources = ['view_pv', 'viewer_uv', 'shop_visitors', 'orders', 'gmv'] as const;

/** The same as the views that SQL readers see. */
const stored: readonly StoredTable[] = [
  {
    name: 'sessions',
    meaning: 'Each session: its title, its state, when it started and ended',
    columns: {
      ...{ title: 'text', medium: 'text', currency: 'text', time_scale: 'integer', state: 'text' },
      ...{ started_at: 'instant', ended_at: 'instant' },
    },
    sql: `SELECT title, medium, currency, time_scale, state, started_at_ms::float8 AS started_at,
                 ended_at_ms::float8 AS ended_at FROM sessions WHERE session_id = $1`,
  },
  {
    name: 'session_metrics',
    meaning: 'Every metric of each session, as it was published last',
    columns: {
      ...{ metric: 'text', n: 'number', d: 'number', value: 'number', state: 'text', final: 'boolean' },
      watermark: 'instant',
    },
    sql: `SELECT m.key AS metric, (m.value ->> 'n')::float8 AS n, (m.value ->> 'd')::float8 AS d,
                 (m.value ->> 'value')::float8 AS value, m.value ->> 'state' AS state, p.final,
                 p.watermark_ms::float8 AS watermark
          FROM published_measures p, jsonb_each(p.metrics) m WHERE p.session_id = $1 ORDER BY m.key`,
  },
  {
    name: 'session_minutes',
    meaning: 'What each minute of a session added, metric by metric',
    columns: { minute: 'integer', at: 'instant', metric: 'text', value: 'number' },
    sql: `SELECT p.minute, round(extract(epoch FROM p.at) * 1000)::float8 AS at, m.key AS metric, m.value::text::float8 AS value
          FROM published_minutes p, jsonb_each(p.metrics) m WHERE p.session_id = $1 ORDER BY p.minute, m.key`,
  },
  {
    name: 'session_marks',
    meaning: 'What the host did: pins, prices, coupons, pauses',
    columns: { at: 'instant', kind: 'text', listing_id: 'text', title: 'text', price_minor: 'integer' },
    sql: `SELECT at_ms::float8 AS at, kind, listing_id, title, price_minor::float8 AS price_minor
          FROM session_marks WHERE session_id = $1 ORDER BY at_ms, kind, listing_id`,
  },
  {
    name: 'traffic_sources',
    meaning: 'Where viewers came from, and what they came to; GMV in minor units',
    columns: { channel: 'text', detail: 'text', ...Object.fromEntries(sources.map((name) => [name, 'integer'])) },
    sql: `SELECT channel, detail, ${sources.map((name) => `sum(${name})::float8 AS ${name}`).join(', ')}
          FROM fold_source WHERE session_id = $1 GROUP BY channel, detail
          HAVING (sum(view_pv), sum(viewer_uv), sum(shop_visitors), sum(orders)) <> (0, 0, 0, 0)
          ORDER BY channel, detail`,
  },
];

/** Tables that lie in the database as they are. Row-level security shows each caller their own account's rows only. */
export const storedTables = (database: Database): readonly TableOfSessions[] =>
  stored.map(({ name, meaning, columns, sql }) => ({
    name,
    meaning,
    columns: columnsOf(columns),
    rowsOf: async ({ accountId, sessionId }, scope) => {
      const rows = await database.query<Record<string, Cell>>(scope, sql, [sessionId]);
      return rows.map((row) => [accountId, sessionId, ...Object.keys(columns).map((column) => row[column] ?? null)]);
    },
  }));
