import { HIGHEST } from '../domain/session-days.js';
import { letSqlReadersRead, view } from './sql-views.js';

export const daysMayBeRead = letSqlReadersRead(['listing_brands', 'session_days', 'session_product_days']);

/** What a row of sums of days says. Numerators and denominators add up over sessions, exactly, as decimals. Rehearsals are left out. */
export const DAY_COLUMNS = `
  t.day, s.currency, m.key AS metric,
  (CASE m.key WHEN '${HIGHEST}' THEN max((m.value ->> 'n')::numeric) ELSE sum((m.value ->> 'n')::numeric) END)
    ::double precision AS n,
  sum((m.value ->> 'd')::numeric)::double precision AS d,
  (CASE WHEN count(m.value ->> 'd') > 0 THEN sum((m.value ->> 'n')::numeric) / nullif(sum((m.value ->> 'd')::numeric), 0)
        WHEN m.key = '${HIGHEST}' THEN max((m.value ->> 'n')::numeric)
        ELSE sum((m.value ->> 'n')::numeric) END)::double precision AS value,
  bool_and(p.final) AS final`;

const FROM = `
  public.sessions s, public.published_measures p, jsonb_each(t.parts) m`;

/** The published sessions behind parts of days `t`. */
export const OF_SESSIONS = `
  AND s.session_id = t.session_id AND p.session_id = t.session_id AND s.time_scale = 1`;

/** What is published of sessions, by the days of their account; of brands, once their sessions are over. */
export const dayViews = `
  ${view('account_days', DAY_COLUMNS, `public.session_days t, ${FROM}`, `${OF_SESSIONS} GROUP BY t.day, s.currency, m.key`)}
  ${view(
    'brand_days',
    `b.brand_id, ${DAY_COLUMNS}`,
    `public.session_product_days t, public.listing_brands b, ${FROM}`,
    `${OF_SESSIONS} AND b.listing_id = t.listing_id AND b.account_id = t.account_id
     GROUP BY b.brand_id, t.day, s.currency, m.key`,
  )}
  GRANT SELECT ON analytics_v1.account_days, analytics_v1.brand_days TO PUBLIC;`;
