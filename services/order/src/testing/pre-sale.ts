import { asService } from '@shopcast/database';
import type { ServiceUnderTest } from '@shopcast/testing';
import { OrderDeadlines } from '../persistence/order-deadlines.js';
import { OrderReader } from '../persistence/order.reader.js';

const HOUR_MS = 3_600_000;
/** Where the window of a balance lies, seen from now. */
const windows = {
  open: { fromMs: -HOUR_MS, untilMs: HOUR_MS },
  over: { fromMs: -2 * HOUR_MS, untilMs: -HOUR_MS },
} as const;

/** Moves the window of an order's balance, because a test cannot wait for it. */
export async function moveBalanceWindow(
  order: ServiceUnderTest,
  orderId: string,
  where: keyof typeof windows,
): Promise<void> {
  const fromMs = Date.now() + windows[where].fromMs;
  const untilMs = Date.now() + windows[where].untilMs;
  await order.database.query(
    asService,
    `UPDATE orders SET forfeits_at = to_timestamp($3::float8 / 1000),
                       pre_sale = pre_sale || jsonb_build_object('balanceFromMs', $2::float8, 'balanceUntilMs', $3::float8)
     WHERE order_id = $1`,
    [orderId, fromMs, untilMs],
  );
  const moved = await order.app.get(OrderReader, { strict: false }).find(asService, orderId);
  order.app.get(OrderDeadlines, { strict: false }).announce([moved]);
}
