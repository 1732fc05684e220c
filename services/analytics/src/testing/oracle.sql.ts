/**
 * A second opinion on every metric: plain SQL over the raw facts, written from `metrics.md` alone and sharing nothing
 * with the fold. Slow, and easy to check by eye.
 */
export const ORACLE = `
WITH
  given AS (SELECT $1::uuid AS session, $2::float8 AS start, $3::float8 AS horizon, $4::boolean AS ended),
  raw AS (SELECT DISTINCT ON (event_id) * FROM oracle_facts, given WHERE session_id = session),
  stay AS (
    SELECT e.viewer_id, e.at AS entered,
           (SELECT l.at FROM raw l WHERE l.type = 'viewer.left.v1' AND l.data->>'stayId' = e.data->>'stayId') AS left_at
    FROM raw e WHERE e.type = 'viewer.entered.v1'),
  present AS (
    SELECT viewer_id, lower(p)::float8 AS from_at, coalesce(upper(p)::float8, 'Infinity') AS to_at
    FROM (SELECT viewer_id, unnest(range_agg(CASE WHEN left_at IS NULL THEN int8range(entered::int8, NULL)
                                  ELSE int8range(entered::int8, greatest(left_at, entered)::int8) END)) AS p
          FROM stay, given WHERE entered < CASE WHEN ended THEN horizon ELSE horizon + 1 END GROUP BY viewer_id) AS unions
    WHERE NOT isempty(p)),
  clipped AS (
    SELECT viewer_id, from_at, CASE WHEN ended THEN least(to_at, horizon) ELSE to_at END AS to_at FROM present, given
    WHERE from_at < CASE WHEN ended THEN horizon ELSE horizon + 1 END),
  pause AS (
    SELECT p.at AS from_at, coalesce((SELECT min(r.at) FROM raw r WHERE r.type = 'session.resumed.v1' AND r.at >= p.at),
                                     'Infinity') AS to_at
    FROM raw p WHERE p.type = 'session.paused.v1'),
  -- from the start on: since when somebody is there, and how long after having been there before
  in_session AS (
    SELECT viewer_id, greatest(from_at, start) AS from_at, to_at,
           from_at - lag(to_at) OVER (PARTITION BY viewer_id ORDER BY from_at) AS away,
           min(greatest(from_at, start)) OVER (PARTITION BY viewer_id) AS first_at
    FROM clipped, given WHERE to_at > start),
  first_time AS (
    SELECT what, viewer_id, min(at) AS at
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
    GROUP BY what, viewer_id),
  first_refund AS (
    SELECT data->>'orderId', min(at) AS at FROM raw WHERE type = 'order.refunded.v1' GROUP BY 1),
  happened AS (
    SELECT what, at, 1::float8 AS much FROM first_time
    UNION ALL SELECT 'non_followers', f.at, 1 FROM first_time f WHERE what = 'viewer_uv' AND NOT (
      SELECT bool_and((data->>'follower')::boolean) FROM raw r
      WHERE r.type = 'viewer.entered.v1' AND r.viewer_id = f.viewer_id AND r.at = f.at)
    UNION ALL SELECT 'click_buyers', greatest(b.at, c.at), 1 FROM first_time b JOIN first_time c USING (viewer_id)
      WHERE b.what = 'buyers' AND c.what = 'product_click_uv'
    UNION ALL SELECT 'view_pv', at, 1 FROM raw WHERE type = 'viewer.entered.v1'
    UNION ALL SELECT 'comments', at, 1 FROM raw posted WHERE type = 'comment.posted.v1' AND NOT EXISTS (
      SELECT FROM raw WHERE type = 'comment.deleted.v1' AND data->>'commentId' = posted.data->>'commentId')
    UNION ALL SELECT 'likes', at, (data->>'count')::float8 FROM raw WHERE type = 'viewer.liked.v1'
    UNION ALL SELECT 'new_followers', at, 1 FROM raw WHERE type = 'viewer.followed.v1'
    UNION ALL SELECT 'shares', at, 1 FROM raw WHERE type = 'session.shared.v1'
    UNION ALL SELECT 'product_clicks', at, 1 FROM raw WHERE type = 'product.clicked.v1'
    UNION ALL SELECT 'orders_placed', at, 1 FROM raw WHERE type = 'order.placed.v1'
    UNION ALL SELECT 'orders', at, 1 FROM raw WHERE type = 'order.paid.v1'
    UNION ALL SELECT 'gmv', at, (data->>'totalMinor')::float8 FROM raw WHERE type = 'order.paid.v1'
    UNION ALL SELECT 'first_orders', at, 1 FROM raw WHERE type = 'order.paid.v1' AND (data->>'newBuyer')::boolean
    UNION ALL SELECT 'refunded_orders', at, 1 FROM first_refund
    UNION ALL SELECT 'refunded', at, (data->>'refundMinor')::float8 FROM raw WHERE type = 'order.refunded.v1'
    -- a stay exceeds a minute one millisecond after the minute, if that is not beyond what is known
    UNION ALL SELECT 'long_stays', entered + 60001, 1 FROM stay, given
      WHERE coalesce(left_at, 'Infinity') - entered > 60000 AND entered + 60001 <= horizon),
  minute AS (
    SELECT m, CASE WHEN m = 0 THEN '-Infinity' ELSE start + m * 60000 END AS opens, start + (m + 1) * 60000 AS closes,
           start + (m + 1) * 60000 >= horizon AND ended AS is_last,
           least(start + (m + 1) * 60000, CASE WHEN ended THEN horizon ELSE horizon + 1 END) AS seen_to
    FROM given, generate_series(0, 40) AS m),
  names AS (SELECT DISTINCT what FROM happened),
  counted AS (
    SELECT m, what, coalesce(much, 0) AS much
    FROM minute CROSS JOIN names LEFT JOIN LATERAL (
      SELECT sum(much) AS much FROM happened h WHERE h.what = names.what AND h.at >= opens AND h.at < closes) s ON true),
  so_far AS (SELECT m, what, sum(much) OVER (PARTITION BY what ORDER BY m) AS much FROM counted),
  -- presence minute by minute, never beyond the horizon
  seen AS (
    SELECT m,
      CASE WHEN is_last THEN 0 ELSE (SELECT count(*) FROM clipped c
        WHERE c.from_at < seen_to AND c.to_at >= seen_to) END AS online,
      coalesce((SELECT max((SELECT count(*) FROM clipped o WHERE o.from_at <= i.at AND o.to_at > i.at))
        FROM (SELECT c.from_at AS at FROM clipped c WHERE c.from_at >= opens AND c.from_at < closes
              UNION ALL SELECT least(opens, horizon) WHERE NOT (ended AND opens >= horizon)) AS i), 0) AS peak,
      coalesce((SELECT sum(greatest(0, least(c.to_at, closes, horizon) - c.from_at)) FROM clipped c), 0) / 1000 AS watched,
      (coalesce((SELECT sum(greatest(0, least(c.to_at, closes, horizon) - greatest(c.from_at, start))) FROM clipped c), 0)
       - coalesce((SELECT sum(greatest(0, least(c.to_at, p.to_at, closes, horizon) - greatest(c.from_at, p.from_at)))
                   FROM clipped c, pause p), 0)) / 1000 AS watched_live,
      (greatest(0, least(closes, horizon) - start)
       - coalesce((SELECT sum(greatest(0, least(p.to_at, closes, horizon) - p.from_at)) FROM pause p), 0)) / 1000 AS live,
      (SELECT count(*) FROM in_session i
       WHERE i.from_at < seen_to AND i.to_at >= seen_to AND i.first_at <= start + 60000
         AND NOT EXISTS (SELECT FROM in_session g WHERE g.viewer_id = i.viewer_id AND g.from_at <= i.from_at
                         AND g.away > 30000)) AS stayers
    FROM minute, given),
  quantity AS (SELECT m, jsonb_object_agg(what, much) AS q FROM counted GROUP BY m),
  quantity_so_far AS (SELECT m, jsonb_object_agg(what, much) AS q FROM so_far GROUP BY m)
SELECT m, coalesce(quantity.q, '{}') || jsonb_build_object('online_now', online, 'pcu', peak) AS in_minute,
       coalesce(quantity_so_far.q, '{}') || jsonb_build_object('watched', watched, 'watched_live', watched_live,
         'live', live, 'stayers', stayers, 'pcu', max(peak) OVER (ORDER BY m), 'online_now', online) AS so_far
FROM seen LEFT JOIN quantity USING (m) LEFT JOIN quantity_so_far USING (m) ORDER BY m`;

/** By the source of each viewer's first entry: how often they came, how many they are, and what they did. */
export const SOURCES_ORACLE = `
WITH
  raw AS (SELECT DISTINCT ON (event_id) * FROM oracle_facts WHERE session_id = $1::uuid AND viewer_id IS NOT NULL),
  first_entry AS (
    SELECT DISTINCT ON (viewer_id) viewer_id, data->'source'->>'channel' AS channel,
           coalesce(data->'source'->>'detail', '') AS detail
    FROM raw WHERE type = 'viewer.entered.v1'
    ORDER BY viewer_id, at, (data->>'follower')::boolean, data->'source'->>'channel' COLLATE "C",
             coalesce(data->'source'->>'detail', '') COLLATE "C"),
  done AS (
    SELECT viewer_id, coalesce(channel, 'unknown') AS channel, coalesce(detail, '') AS detail,
           count(*) FILTER (WHERE type = 'viewer.entered.v1') AS views,
           count(*) FILTER (WHERE type IN ('shop.visited.v1', 'order.placed.v1', 'order.paid.v1')) AS visits,
           count(*) FILTER (WHERE type = 'order.paid.v1') AS orders,
           coalesce(sum((data->>'totalMinor')::bigint) FILTER (WHERE type = 'order.paid.v1'), 0) AS gmv
    FROM raw LEFT JOIN first_entry USING (viewer_id) GROUP BY viewer_id, channel, detail)
SELECT channel, detail, sum(views)::float8 AS view_pv, count(*) FILTER (WHERE views > 0)::float8 AS viewer_uv,
       count(*) FILTER (WHERE visits > 0)::float8 AS shop_visitors, sum(orders)::float8 AS orders, sum(gmv)::float8 AS gmv
FROM done GROUP BY channel, detail
HAVING sum(views) + count(*) FILTER (WHERE visits > 0) + sum(orders) > 0
ORDER BY channel, detail`;

/** By product, in all ("from_at" is null) and in each while in which it was explained. */
export const PRODUCTS_ORACLE = `
WITH
  raw AS (SELECT DISTINCT ON (event_id) * FROM oracle_facts WHERE session_id = $1::uuid),
  act AS (
    SELECT event_id, viewer_id, at, type, data->>'listingId' AS listing, 0::numeric AS units, 0::numeric AS paid
    FROM raw WHERE type IN ('product.exposed.v1', 'product.clicked.v1', 'cart.added.v1')
    UNION ALL
    SELECT event_id, viewer_id, at, type, line->>'listingId', sum((line->>'quantity')::int),
           sum((line->>'quantity')::int * (line->>'unitPriceMinor')::int - coalesce((line->>'discountMinor')::int, 0))
    FROM raw, jsonb_array_elements(data->'lines') AS line WHERE type IN ('order.placed.v1', 'order.paid.v1')
    GROUP BY event_id, viewer_id, at, type, line->>'listingId'),
  mark AS (
    SELECT at, event_id, type = 'listing.pinned.v1' AS is_pin, data->>'listingId' AS listing
    FROM raw WHERE type IN ('listing.pinned.v1', 'listing.unpinned.v1')),
  listing AS (SELECT listing FROM act UNION SELECT listing FROM mark WHERE is_pin),
  -- a product is explained from its own pin to its own unpin, or to somebody else's pin
  turn AS (
    SELECT l.listing, at, event_id, is_pin AND m.listing = l.listing AS explained
    FROM listing l JOIN mark m ON m.is_pin OR m.listing = l.listing),
  edge AS (
    SELECT *, lag(explained, 1, false) OVER (PARTITION BY listing ORDER BY at, event_id) AS was FROM turn),
  span AS (
    SELECT listing, explained, at AS from_at,
           least(lead(at) OVER (PARTITION BY listing ORDER BY at, event_id), $2::float8) AS to_at
    FROM edge WHERE explained <> was),
  frame AS (
    SELECT listing, NULL::float8 AS from_at, NULL::float8 AS to_at FROM listing
    UNION ALL SELECT listing, from_at, to_at FROM span WHERE explained AND coalesce(to_at, 'Infinity') > from_at),
  of_viewer AS (
    SELECT f.listing, from_at, to_at, viewer_id,
           count(*) FILTER (WHERE type = 'product.exposed.v1') AS exposed,
           count(*) FILTER (WHERE type = 'product.clicked.v1') AS clicked,
           count(*) FILTER (WHERE type = 'cart.added.v1') AS carted,
           count(*) FILTER (WHERE type = 'order.placed.v1') AS placed,
           count(*) FILTER (WHERE type = 'order.paid.v1') AS bought,
           coalesce(sum(units) FILTER (WHERE type = 'order.paid.v1'), 0) AS units,
           coalesce(sum(paid) FILTER (WHERE type = 'order.paid.v1'), 0) AS gmv
    FROM frame f LEFT JOIN act a
      ON a.listing = f.listing AND at >= coalesce(from_at, '-Infinity') AND at < coalesce(to_at, 'Infinity')
    GROUP BY f.listing, from_at, to_at, viewer_id)
SELECT listing AS "listingId", from_at AS "fromMs", to_at AS "toMs", jsonb_build_object(
         'product_exposures', sum(exposed), 'product_exposure_uv', count(*) FILTER (WHERE exposed > 0),
         'product_clicks', sum(clicked), 'product_click_uv', count(*) FILTER (WHERE clicked > 0),
         'cart_uv', count(*) FILTER (WHERE carted > 0), 'orders_placed', sum(placed), 'orders', sum(bought),
         'buyers', count(*) FILTER (WHERE bought > 0), 'units', sum(units), 'gmv', sum(gmv),
         'click_buyers', count(*) FILTER (WHERE bought > 0 AND clicked > 0)) AS q
FROM of_viewer
WHERE listing IN (SELECT listing FROM act UNION SELECT listing FROM frame WHERE from_at IS NOT NULL)
GROUP BY listing, from_at, to_at ORDER BY listing, from_at NULLS FIRST`;

/** How many were still there so many minutes after they came, of those who came at least so long before "$2". */
export const RETENTION_ORACLE = `
WITH
  raw AS (SELECT DISTINCT ON (event_id) * FROM oracle_facts WHERE session_id = $1::uuid AND viewer_id IS NOT NULL),
  stay AS (
    SELECT e.viewer_id, e.at AS from_at, coalesce(l.at, 'Infinity') AS to_at
    FROM raw e LEFT JOIN raw l ON l.type = 'viewer.left.v1' AND l.data->>'stayId' = e.data->>'stayId'
    WHERE e.type = 'viewer.entered.v1'),
  came AS (SELECT viewer_id, min(from_at) AS at FROM stay GROUP BY viewer_id),
  piece AS (
    SELECT viewer_id, from_at, to_at FROM stay WHERE to_at > from_at UNION ALL SELECT viewer_id, at, at FROM came),
  gap AS (
    SELECT *, from_at - max(to_at) OVER (PARTITION BY viewer_id ORDER BY from_at, to_at
                                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > 30000 AS long FROM piece),
  visit AS (
    SELECT viewer_id, min(from_at) AS from_at, max(to_at) AS to_at
    FROM (SELECT *, count(*) FILTER (WHERE long) OVER (PARTITION BY viewer_id ORDER BY from_at, to_at) AS gaps FROM gap) AS g
    WHERE gaps = 0 GROUP BY viewer_id)
SELECT minute, count(*) FILTER (WHERE to_at > from_at + minute * 60000)::float8 AS n, count(*)::float8 AS d
FROM generate_series(1, 60) AS minute JOIN visit ON from_at + minute * 60000 <= $2::float8
GROUP BY minute ORDER BY minute`;
