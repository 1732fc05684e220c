import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import type { Order } from '../domain/order.js';
import { sessionTimeAt } from '../domain/session.js';
import type { RecordedHappening } from '../domain/timeline.js';
import { readSessions } from './market.js';
import type { OrderEventRow } from './order-event.row.js';

/** Reads what happened to an order, from its placing on. */
@Injectable()
export class TimelineReader {
  constructor(private readonly database: Database) {}

  of(scope: Scope, order: Order): Promise<readonly RecordedHappening[]> {
    return this.database.transaction(scope, async (tx) => {
      const session = (await readSessions(tx, [order.sessionId])).get(order.sessionId);
      const { placedAtMs } = order;
      const placed = placing(order, session ? sessionTimeAt(session, placedAtMs) : placedAtMs);
      const rows: OrderEventRow[] = await tx.query(`SELECT * FROM order_events WHERE order_id = $1 ORDER BY version`, [
        order.orderId,
      ]);
      return [placed, ...rows.map(toHappening)];
    });
  }
}

const placing = ({ viewerId, placedAtMs, totalMinor }: Order, sessionAtMs: number): RecordedHappening => ({
  version: 1,
  what: 'placed',
  details: { totalMinor },
  actor: { kind: 'viewer', id: viewerId },
  atMs: placedAtMs,
  sessionAtMs,
});

const toHappening = (row: OrderEventRow): RecordedHappening => ({
  version: row.version,
  what: row.what,
  ...(row.why === null ? {} : { why: row.why }),
  details: row.details,
  actor: { kind: row.actor_kind, id: row.actor_id },
  atMs: row.happened_at.getTime(),
  sessionAtMs: row.session_at.getTime(),
});
