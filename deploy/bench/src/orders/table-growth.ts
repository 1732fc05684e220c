import { progress } from '../progress.js';
import { ownerOf } from './bare-limit.js';
import type { Stage } from './stage.js';

const AT_ONCE = 100_000;

/**
 * Fills the order tables with copies of a real order of other viewers in other sessions, long paid, with the movements
 * that they would have left.
 */
export async function growTo(stage: Stage, rows: number): Promise<void> {
  const client = await ownerOf(stage);
  try {
    for (let filled = 0; filled < rows; filled += AT_ONCE) {
      await client.query(FILL, [Math.min(AT_ONCE, rows - filled), filled]);
      progress(
        `filled ${Math.min(filled + AT_ONCE, rows).toLocaleString('en')} of ${rows.toLocaleString('en')} orders`,
      );
    }
    await client.query('VACUUM ANALYZE orders');
    await client.query('VACUUM ANALYZE stock_movements');
  } finally {
    await client.end();
  }
}

/** A thousand orders a session and five a viewer, spread as ids of a year would be. */
const FILL = `
  WITH template AS (SELECT o AS one FROM orders o ORDER BY order_id DESC LIMIT 1),
  filled AS (
    INSERT INTO orders
    SELECT (jsonb_populate_record(template.one, jsonb_build_object(
      'order_id', uuidv7('-30 days'), 'payment_id', uuidv7('-30 days'), 'placement_key', gen_random_uuid(),
      'session_id', md5(((n + $2) / 1000)::text)::uuid, 'viewer_id', 'past-' || ((n + $2) % 1000000),
      'placed_at', now() - interval '30 days', 'expires_at', now() - interval '30 days', 'status', 'paid'))).*
    FROM template, generate_series(1, $1::int) AS n
    RETURNING account_id, order_id, lines)
  INSERT INTO stock_movements (account_id, allocation_id, order_id, cause, allocated_by, reserved_by, sold_by)
  SELECT account_id, (lines->0->>'allocationId')::uuid, order_id, cause, 0, reserved_by, sold_by
  FROM filled, (VALUES ('order_placed', 1, 0), ('order_paid', -1, 1)) AS made(cause, reserved_by, sold_by)`;
