/**
 * Whose rows a login role reads. Who has logged in cannot be changed with SQL, as a setting or a role could be; and
 * everything here hangs on it.
 */
const ACCOUNT_OF_READER = `(SELECT r.account_id FROM public.sql_readers r WHERE r.role_name = session_user)`;

const readable = ['sessions', 'session_marks', 'fold_source', 'published_measures', 'published_minutes'] as const;

/** What lets a reader's rows of these tables through; see below. */
export function letSqlReadersRead(tables: readonly string[]): string {
  const policy = `FOR SELECT TO CURRENT_USER USING (account_id = ${ACCOUNT_OF_READER})`;
  return tables.map((table) => `CREATE POLICY sql_reader ON ${table} ${policy};`).join('\n  ');
}

/** A view reads tables as their owner, whom row-level security shuts out as well: this lets a reader's rows through. */
export const mayBeReadBySqlReaders = `
  CREATE POLICY own_name ON sql_readers FOR SELECT TO CURRENT_USER USING (role_name = session_user);
  ${letSqlReadersRead(readable)}`;

/** Names the account itself: a reader may forge the setting by which the other policies know a principal. */
export const view = (name: string, columns: string, from: string, rest = ''): string => `
  CREATE VIEW analytics_v1.${name} WITH (security_barrier) AS
  SELECT ${columns} FROM ${from} WHERE t.account_id = ${ACCOUNT_OF_READER} ${rest};`;

const instant = (column: string, name: string): string => `to_timestamp(t.${column} / 1000.0) AS ${name}`;

/**
 * Version 1: columns are added, never changed or taken away. Everybody who may connect may ask; who is no reader sees
 * no row.
 */
export const sqlViews = `
  CREATE SCHEMA analytics_v1;
  ${view(
    'sessions',
    `t.session_id, t.title, t.medium, t.currency, t.time_scale, t.state,
     ${instant('started_at_ms', 'started_at')}, ${instant('ended_at_ms', 'ended_at')}`,
    'public.sessions t',
  )}
  ${view(
    'session_metrics',
    `t.session_id, m.key AS metric, (m.value ->> 'n')::double precision AS n, (m.value ->> 'd')::double precision AS d,
     (m.value ->> 'value')::double precision AS value, m.value ->> 'state' AS state, t.final,
     ${instant('watermark_ms', 'watermark')}`,
    'public.published_measures t, jsonb_each(t.metrics) m',
  )}
  ${view(
    'session_minutes',
    `t.session_id, t.minute, t.at, m.key AS metric, m.value::text::double precision AS value`,
    'public.published_minutes t, jsonb_each(t.metrics) m',
  )}
  ${view(
    'session_marks',
    `t.session_id, ${instant('at_ms', 'at')}, t.kind, t.listing_id, t.title, t.price_minor`,
    'public.session_marks t',
  )}
  ${view(
    'traffic_sources',
    `t.session_id, t.channel, t.detail, ${['view_pv', 'viewer_uv', 'shop_visitors', 'orders', 'gmv']
      .map((count) => `sum(t.${count})::bigint AS ${count}`)
      .join(', ')}`,
    'public.fold_source t',
    `GROUP BY t.session_id, t.channel, t.detail HAVING (sum(t.view_pv), sum(t.viewer_uv), sum(t.shop_visitors), sum(t.orders)) <> (0, 0, 0, 0)`,
  )}
  GRANT USAGE ON SCHEMA analytics_v1 TO PUBLIC;
  GRANT SELECT ON ALL TABLES IN SCHEMA analytics_v1 TO PUBLIC;`;
