/**
 * A second opinion on every metric: plain SQL over the raw log, written from `metrics.md` alone and sharing nothing with
 * the fold. Step by step, each a table of its own, of all sessions at once: easy to check by eye, and fast.
 *
 * Given are `oracle_log`, the records as the log has them, repetitions included, and `asked`: each session with its
 * start, its end (null while it is live), the horizon up to which presence is known, and up to when it is told (infinity:
 * to this day); all epoch ms.
 */
export type OracleStep = readonly [table: string, select: string];

/** What was said, once each; and how far an entry may come and still be seen. */
const facts: readonly OracleStep[] = [
  // what was taken back is nowhere told, whenever that was
  [
    'raw',
    `SELECT DISTINCT ON (event_id) l.* FROM oracle_log l JOIN asked USING (session)
     WHERE at <= asked.told_to OR type = 'comment.deleted.v1'`,
  ],
  [
    'frame',
    `SELECT session, start, ended_at, horizon, ended_at IS NOT NULL AS ended,
            CASE WHEN ended_at IS NULL THEN horizon + 1 ELSE horizon END AS known_before FROM asked`,
  ],
];

const presence: readonly OracleStep[] = [
  [
    'stay',
    `SELECT e.session, e.viewer_id, e.at AS entered, l.at AS left_at
     FROM raw e LEFT JOIN raw l ON l.session = e.session AND l.type = 'viewer.left.v1'
                                   AND l.data->>'stayId' = e.data->>'stayId'
     WHERE e.type = 'viewer.entered.v1'`,
  ],
  // stays of one viewer that overlap are one presence
  [
    'present',
    `SELECT session, viewer_id, lower(p)::float8 AS from_at, coalesce(upper(p)::float8, 'Infinity') AS to_at
     FROM (SELECT session, viewer_id,
                  unnest(range_agg(CASE WHEN left_at IS NULL THEN int8range(entered::int8, NULL)
                                        ELSE int8range(entered::int8, greatest(left_at, entered)::int8) END)) AS p
           FROM stay JOIN frame USING (session) WHERE entered < known_before GROUP BY session, viewer_id) AS unions
     WHERE NOT isempty(p)`,
  ],
  [
    'clipped',
    `SELECT session, viewer_id, from_at, CASE WHEN ended THEN least(to_at, horizon) ELSE to_at END AS to_at
     FROM present JOIN frame USING (session) WHERE from_at < known_before`,
  ],
  [
    'pause',
    `SELECT p.session, p.at AS from_at, coalesce(min(r.at), 'Infinity') AS to_at
     FROM raw p LEFT JOIN raw r ON r.session = p.session AND r.type = 'session.resumed.v1' AND r.at >= p.at
     WHERE p.type = 'session.paused.v1' GROUP BY p.session, p.event_id, p.at`,
  ],
  // from the start on: since when somebody is there, and how long after having been there before
  [
    'in_session',
    `SELECT session, viewer_id, greatest(from_at, start) AS from_at, to_at,
            from_at - lag(to_at) OVER (PARTITION BY session, viewer_id ORDER BY from_at) AS away,
            min(greatest(from_at, start)) OVER (PARTITION BY session, viewer_id) AS first_at
     FROM clipped JOIN frame USING (session) WHERE to_at > start`,
  ],
  // there within a minute of the start, and never away for longer than the grace since
  [
    'faithful',
    `SELECT session, from_at, to_at
     FROM (SELECT *, bool_or(away > 30000) OVER (PARTITION BY session, viewer_id ORDER BY from_at) AS was_away
           FROM in_session) AS i JOIN frame USING (session)
     WHERE first_at <= start + 60000 AND was_away IS NOT TRUE`,
  ],
];

const counts: readonly OracleStep[] = [
  [
    'first_time',
    `SELECT session, what, viewer_id, min(at) AS at
     FROM raw JOIN (VALUES
       ('viewer_uv', 'viewer.entered.v1', NULL),
       ('commenters', 'comment.posted.v1', NULL), ('likers', 'viewer.liked.v1', NULL),
       ('interactors', 'comment.posted.v1', NULL), ('interactors', 'viewer.liked.v1', NULL),
       ('interactors', 'viewer.followed.v1', NULL), ('interactors', 'session.shared.v1', NULL),
       ('product_exposure_uv', 'product.exposed.v1', NULL),
       ('product_exposure_uv_pinned', 'product.exposed.v1', 'pinned'),
       ('product_exposure_uv_shelf', 'product.exposed.v1', 'shelf'),
       ('product_click_uv', 'product.clicked.v1', NULL),
       ('product_click_uv_pinned', 'product.clicked.v1', 'pinned'),
       ('product_click_uv_shelf', 'product.clicked.v1', 'shelf'),
       ('shop_visitors', 'shop.visited.v1', NULL), ('shop_visitors', 'order.placed.v1', NULL),
       ('shop_visitors', 'order.paid.v1', NULL), ('cart_uv', 'cart.added.v1', NULL),
       ('buyers', 'order.paid.v1', NULL), ('refunded_buyers', 'order.refunded.v1', NULL)
     ) AS meaning(what, type, surface) ON raw.type = meaning.type AND coalesce(data->>'surface' = surface, true)
     GROUP BY session, what, viewer_id`,
  ],
  [
    'first_refund',
    `SELECT session, data->>'orderId', min(at) AS at FROM raw WHERE type = 'order.refunded.v1' GROUP BY 1, 2`,
  ],
  // whoever follows already in every entry of that first instant
  [
    'newcomer',
    `SELECT f.session, f.at FROM first_time f
     JOIN raw r ON r.session = f.session AND r.viewer_id = f.viewer_id AND r.at = f.at AND r.type = 'viewer.entered.v1'
     WHERE what = 'viewer_uv' GROUP BY f.session, f.viewer_id, f.at
     HAVING NOT bool_and((data->>'follower')::boolean)`,
  ],
  [
    'happened',
    `SELECT session, what, at, 1::float8 AS much FROM first_time
     UNION ALL SELECT session, 'non_followers', at, 1 FROM newcomer
     UNION ALL SELECT b.session, 'click_buyers', greatest(b.at, c.at), 1
       FROM first_time b JOIN first_time c USING (session, viewer_id)
       WHERE b.what = 'buyers' AND c.what = 'product_click_uv'
     UNION ALL SELECT session, 'view_pv', at, 1 FROM raw WHERE type = 'viewer.entered.v1'
     UNION ALL SELECT session, 'comments', at, 1 FROM raw posted WHERE type = 'comment.posted.v1' AND NOT EXISTS (
       SELECT FROM raw r WHERE r.type = 'comment.deleted.v1' AND r.session = posted.session
                           AND r.data->>'commentId' = posted.data->>'commentId')
     UNION ALL SELECT session, 'likes', at, (data->>'count')::float8 FROM raw WHERE type = 'viewer.liked.v1'
     UNION ALL SELECT session, 'new_followers', at, 1 FROM raw WHERE type = 'viewer.followed.v1'
     UNION ALL SELECT session, 'shares', at, 1 FROM raw WHERE type = 'session.shared.v1'
     UNION ALL SELECT session, 'product_clicks', at, 1 FROM raw WHERE type = 'product.clicked.v1'
     UNION ALL SELECT session, 'orders_placed', at, 1 FROM raw WHERE type = 'order.placed.v1'
     UNION ALL SELECT session, 'orders', at, 1 FROM raw WHERE type = 'order.paid.v1'
     UNION ALL SELECT session, 'gmv', at, (data->>'totalMinor')::float8 FROM raw WHERE type = 'order.paid.v1'
     UNION ALL SELECT session, 'first_orders', at, 1 FROM raw
       WHERE type = 'order.paid.v1' AND (data->>'newBuyer')::boolean
     UNION ALL SELECT session, 'refunded_orders', at, 1 FROM first_refund
     UNION ALL SELECT session, 'refunded', at, (data->>'refundMinor')::float8 FROM raw WHERE type = 'order.refunded.v1'
     -- a stay exceeds a minute one millisecond after the minute, if that is not beyond what is known
     UNION ALL SELECT session, 'long_stays', entered + 60001, 1 FROM stay JOIN frame USING (session)
       WHERE coalesce(left_at, 'Infinity') - entered > 60000 AND entered + 60001 <= horizon`,
  ],
];

/** The first minute has what happened before the start, too. */
const minutes: readonly OracleStep[] = [
  [
    'minute',
    `SELECT session, m, CASE WHEN m = 0 THEN '-Infinity' ELSE start + m * 60000 END AS opens,
            start + (m + 1) * 60000 AS closes, start + (m + 1) * 60000 >= horizon AND ended AS is_last,
            least(start + (m + 1) * 60000, known_before) AS seen_to
     FROM (SELECT session, greatest(max(at) + 60001, horizon) AS last_at FROM raw JOIN frame USING (session)
           GROUP BY session, horizon) AS known
     JOIN frame USING (session), generate_series(0, ceil((last_at - start) / 60000)::int) AS m`,
  ],
  [
    'counted',
    `SELECT session, greatest(0, floor((at - start) / 60000))::int AS m, what, sum(much) AS much
     FROM happened JOIN frame USING (session) GROUP BY 1, 2, 3`,
  ],
  [
    'quantity',
    `SELECT session, m, jsonb_object_agg(what, in_minute) AS in_minute, jsonb_object_agg(what, so_far) AS so_far
     FROM (SELECT session, m, what, coalesce(much, 0) AS in_minute,
                  sum(coalesce(much, 0)) OVER (PARTITION BY session, what ORDER BY m) AS so_far
           FROM minute JOIN (SELECT DISTINCT session, what FROM counted) AS names USING (session)
           LEFT JOIN counted USING (session, m, what)) AS sums
     GROUP BY session, m`,
  ],
  // at every change, and at the beginning of each minute: how many are there
  [
    'peak',
    `SELECT session, m, max(there) AS peak
     FROM (SELECT session, m, instant, count(*) FILTER (WHERE from_at <= instant AND to_at > instant) AS there
           FROM (SELECT session, m, from_at AS instant FROM minute JOIN clipped USING (session)
                 WHERE from_at >= opens AND from_at < closes
                 UNION SELECT session, m, least(opens, horizon) FROM minute JOIN frame USING (session)
                 WHERE NOT (ended AND opens >= horizon)) AS instants
           LEFT JOIN clipped USING (session) GROUP BY session, m, instant) AS counted_there
     GROUP BY session, m`,
  ],
  [
    'watched',
    `SELECT session, m,
            CASE WHEN is_last THEN 0 ELSE count(*) FILTER (WHERE from_at < seen_to AND to_at >= seen_to) END AS online,
            coalesce(sum(greatest(0, least(to_at, closes, horizon) - from_at))
                       FILTER (WHERE viewer_id IS NOT NULL), 0) AS in_all,
            coalesce(sum(greatest(0, least(to_at, closes, horizon) - greatest(from_at, start)))
                       FILTER (WHERE viewer_id IS NOT NULL), 0) AS since_start
     FROM minute JOIN frame USING (session) LEFT JOIN clipped USING (session) GROUP BY session, m, is_last`,
  ],
  [
    'paused',
    `SELECT session, m, sum(greatest(0, least(p.to_at, closes, horizon) - p.from_at)) AS in_all
     FROM minute JOIN frame USING (session) JOIN pause p USING (session) GROUP BY session, m`,
  ],
  [
    'watched_paused',
    `SELECT session, m, sum(greatest(0, least(c.to_at, p.to_at, closes, horizon) - greatest(c.from_at, p.from_at))) AS in_all
     FROM minute JOIN frame USING (session) JOIN pause p USING (session) JOIN clipped c USING (session)
     GROUP BY session, m`,
  ],
  [
    'stayers',
    `SELECT session, m, count(*) AS many FROM minute JOIN faithful USING (session)
     WHERE from_at < seen_to AND to_at >= seen_to GROUP BY session, m`,
  ],
];

export const ORACLE_STEPS: readonly OracleStep[] = [...facts, ...presence, ...counts, ...minutes];

/** Minute by minute: what was in it, and all up to its end. */
export const ORACLE = `
  SELECT session, m,
         coalesce(q.in_minute, '{}') || jsonb_build_object('online_now', online, 'pcu', coalesce(peak, 0)) AS in_minute,
         coalesce(q.so_far, '{}') || jsonb_build_object(
           'watched', w.in_all / 1000, 'watched_live', (since_start - coalesce(wp.in_all, 0)) / 1000,
           'live', (greatest(0, least(closes, horizon) - start) - coalesce(p.in_all, 0)) / 1000,
           'stayers', coalesce(many, 0), 'online_now', online,
           'pcu', max(coalesce(peak, 0)) OVER (PARTITION BY session ORDER BY m)) AS so_far
  FROM minute JOIN frame USING (session) JOIN watched w USING (session, m)
  LEFT JOIN quantity q USING (session, m) LEFT JOIN peak USING (session, m) LEFT JOIN stayers USING (session, m)
  LEFT JOIN paused p USING (session, m) LEFT JOIN watched_paused wp USING (session, m)
  ORDER BY session, m`;

/** By the source of each viewer's first entry: how often they came, how many they are, and what they did. */
export const SOURCES_ORACLE = `
WITH
  first_entry AS (
    SELECT DISTINCT ON (session, viewer_id) session, viewer_id, data->'source'->>'channel' AS channel,
           coalesce(data->'source'->>'detail', '') AS detail
    FROM raw WHERE type = 'viewer.entered.v1'
    ORDER BY session, viewer_id, at, (data->>'follower')::boolean, data->'source'->>'channel' COLLATE "C",
             coalesce(data->'source'->>'detail', '') COLLATE "C"),
  done AS (
    SELECT session, viewer_id, coalesce(channel, 'unknown') AS channel, coalesce(detail, '') AS detail,
           count(*) FILTER (WHERE type = 'viewer.entered.v1') AS views,
           count(*) FILTER (WHERE type IN ('shop.visited.v1', 'order.placed.v1', 'order.paid.v1')) AS visits,
           count(*) FILTER (WHERE type = 'order.paid.v1') AS orders,
           coalesce(sum((data->>'totalMinor')::bigint) FILTER (WHERE type = 'order.paid.v1'), 0) AS gmv
    FROM raw LEFT JOIN first_entry USING (session, viewer_id) WHERE viewer_id IS NOT NULL
    GROUP BY session, viewer_id, channel, detail)
SELECT session, channel, detail, sum(views)::float8 AS view_pv, count(*) FILTER (WHERE views > 0)::float8 AS viewer_uv,
       count(*) FILTER (WHERE visits > 0)::float8 AS shop_visitors, sum(orders)::float8 AS orders, sum(gmv)::float8 AS gmv
FROM done GROUP BY session, channel, detail
HAVING sum(views) + count(*) FILTER (WHERE visits > 0) + sum(orders) > 0
ORDER BY session, channel COLLATE "C", detail COLLATE "C"`;

/** By product, in all ("from_at" is null) and in each while in which it was explained. */
export const PRODUCTS_ORACLE = `
WITH
  act AS (
    SELECT session, event_id, viewer_id, at, type, data->>'listingId' AS listing, 0::numeric AS units, 0::numeric AS paid
    FROM raw WHERE type IN ('product.exposed.v1', 'product.clicked.v1', 'cart.added.v1')
    UNION ALL
    SELECT session, event_id, viewer_id, at, type, line->>'listingId', sum((line->>'quantity')::int),
           sum((line->>'quantity')::int * (line->>'unitPriceMinor')::int - coalesce((line->>'discountMinor')::int, 0))
    FROM raw, jsonb_array_elements(data->'lines') AS line WHERE type IN ('order.placed.v1', 'order.paid.v1')
    GROUP BY session, event_id, viewer_id, at, type, line->>'listingId'),
  mark AS (
    SELECT session, at, event_id, type = 'listing.pinned.v1' AS is_pin, data->>'listingId' AS listing
    FROM raw WHERE type IN ('listing.pinned.v1', 'listing.unpinned.v1')),
  listing AS (SELECT session, listing FROM act UNION SELECT session, listing FROM mark WHERE is_pin),
  -- a product is explained from its own pin to its own unpin, or to somebody else's pin
  turn AS (
    SELECT l.session, l.listing, at, event_id, is_pin AND m.listing = l.listing AS explained
    FROM listing l JOIN mark m ON m.session = l.session AND (m.is_pin OR m.listing = l.listing)),
  edge AS (
    SELECT *, lag(explained, 1, false) OVER (PARTITION BY session, listing ORDER BY at, event_id) AS was FROM turn),
  span AS (
    SELECT session, listing, explained, at AS from_at,
           least(lead(at) OVER (PARTITION BY session, listing ORDER BY at, event_id), ended_at) AS to_at
    FROM edge JOIN asked USING (session) WHERE explained <> was),
  explaining AS (
    SELECT session, listing, NULL::float8 AS from_at, NULL::float8 AS to_at FROM listing
    UNION ALL SELECT session, listing, from_at, to_at FROM span
    WHERE explained AND coalesce(to_at, 'Infinity') > from_at),
  of_viewer AS (
    SELECT w.session, w.listing, from_at, to_at, viewer_id,
           count(*) FILTER (WHERE type = 'product.exposed.v1') AS exposed,
           count(*) FILTER (WHERE type = 'product.clicked.v1') AS clicked,
           count(*) FILTER (WHERE type = 'cart.added.v1') AS carted,
           count(*) FILTER (WHERE type = 'order.placed.v1') AS placed,
           count(*) FILTER (WHERE type = 'order.paid.v1') AS bought,
           coalesce(sum(units) FILTER (WHERE type = 'order.paid.v1'), 0) AS units,
           coalesce(sum(paid) FILTER (WHERE type = 'order.paid.v1'), 0) AS gmv
    FROM explaining w LEFT JOIN act a ON a.session = w.session AND a.listing = w.listing
      AND at >= coalesce(from_at, '-Infinity') AND at < coalesce(to_at, 'Infinity')
    GROUP BY w.session, w.listing, from_at, to_at, viewer_id),
  -- of a pin that lasted no time, nothing is told
  told AS (SELECT session, listing FROM act UNION SELECT session, listing FROM explaining WHERE from_at IS NOT NULL)
SELECT session, listing AS "listingId", from_at AS "fromMs", to_at AS "toMs", jsonb_build_object(
         'product_exposures', sum(exposed), 'product_exposure_uv', count(*) FILTER (WHERE exposed > 0),
         'product_clicks', sum(clicked), 'product_click_uv', count(*) FILTER (WHERE clicked > 0),
         'cart_uv', count(*) FILTER (WHERE carted > 0), 'orders_placed', sum(placed), 'orders', sum(bought),
         'buyers', count(*) FILTER (WHERE bought > 0), 'units', sum(units), 'gmv', sum(gmv),
         'click_buyers', count(*) FILTER (WHERE bought > 0 AND clicked > 0)) AS q
FROM of_viewer JOIN told USING (session, listing)
GROUP BY session, listing, from_at, to_at ORDER BY session, listing COLLATE "C", from_at NULLS FIRST`;

/** How many were still there so many minutes after they came, of those who came at least so long before what is known. */
export const RETENTION_ORACLE = `
WITH
  span AS (SELECT session, viewer_id, entered AS from_at, coalesce(left_at, 'Infinity') AS to_at FROM stay),
  came AS (SELECT session, viewer_id, min(from_at) AS at FROM span GROUP BY session, viewer_id),
  piece AS (
    SELECT session, viewer_id, from_at, to_at FROM span WHERE to_at > from_at
    UNION ALL SELECT session, viewer_id, at, at FROM came),
  gap AS (
    SELECT *, from_at - max(to_at) OVER (PARTITION BY session, viewer_id ORDER BY from_at, to_at
                                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > 30000 AS long FROM piece),
  visit AS (
    SELECT session, min(from_at) AS from_at, max(to_at) AS to_at
    FROM (SELECT *, count(*) FILTER (WHERE long) OVER (PARTITION BY session, viewer_id ORDER BY from_at, to_at) AS gaps
          FROM gap) AS g
    WHERE gaps = 0 GROUP BY session, viewer_id)
SELECT session, minute, count(*) FILTER (WHERE to_at > from_at + minute * 60000)::float8 AS n, count(*)::float8 AS d
FROM visit JOIN frame USING (session) JOIN generate_series(1, 60) AS minute
  -- whoever comes in the very instant of the end is not there any more
  ON from_at + minute * 60000 <= coalesce(ended_at - 1, horizon)
GROUP BY session, minute ORDER BY session, minute`;
