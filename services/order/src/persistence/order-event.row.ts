import type { Transaction } from '@shopcast/database';
import type { Order } from '../domain/order.js';
import type { Actor, ActorKind, Happening } from '../domain/timeline.js';

/** A row of `order_events`, as the driver reads it. */
export interface OrderEventRow {
  readonly order_id: string;
  readonly version: number;
  readonly what: Happening['what'];
  readonly why: string | null;
  readonly details: NonNullable<Happening['details']>;
  readonly actor_kind: ActorKind;
  readonly actor_id: string;
  readonly happened_at: Date;
  readonly session_at: Date;
}

/** Something that has happened to an order, and is to be remembered. */
export interface OrderEvent {
  readonly order: Order;
  readonly happening: Happening;
  readonly actor: Actor;
  /** Wall time. */
  readonly atMs: number;
  readonly sessionAtMs: number;
}

/**
 * New rows, as JSON for `json_populate_recordset`. Their versions count from 1 within the batch; the statement that
 * saves them adds what the order has already, which nobody else can change while its row is locked.
 */
export function eventRows(events: readonly OrderEvent[]): string {
  const counts = new Map<string, number>();
  const rows = events.map(({ order, happening, actor, atMs, sessionAtMs }) => {
    const version = (counts.get(order.orderId) ?? 0) + 1;
    counts.set(order.orderId, version);
    return {
      order_id: order.orderId,
      version,
      account_id: order.accountId,
      what: happening.what,
      why: happening.why ?? null,
      details: happening.details ?? {},
      actor_kind: actor.kind,
      actor_id: actor.id,
      happened_at: new Date(atMs).toISOString(),
      session_at: new Date(sessionAtMs).toISOString(),
    };
  });
  return JSON.stringify(rows);
}

/** A part of the statement that saves the orders: no change without its line in the timeline. */
export const savingEvents = (events: string): string => `
  saved_events AS (
    INSERT INTO order_events
      (order_id, version, account_id, what, why, details, actor_kind, actor_id, happened_at, session_at)
    SELECT n.order_id, n.version + coalesce((SELECT max(e.version) FROM order_events e WHERE e.order_id = n.order_id), 1),
           n.account_id, n.what, n.why, n.details, n.actor_kind, n.actor_id, n.happened_at, n.session_at
    FROM json_populate_recordset(NULL::order_events, ${events}::json) n)`;

/** Nothing to save costs nothing. */
export async function saveEvents(tx: Transaction, events: readonly OrderEvent[]): Promise<void> {
  if (events.length > 0) await tx.query(`WITH ${savingEvents('$1')} SELECT`, [eventRows(events)]);
}
