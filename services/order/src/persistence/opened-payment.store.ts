import { Injectable } from '@nestjs/common';
import { asService, Database, forAccount } from '@shopcast/database';
import { Lanes } from '../batching/lanes.js';
import type { OrderStatus, Terms } from '../domain/order.js';
import { retried } from './retried.js';

/** A payment that was opened at a provider and is not known to have come to an end. */
export interface WatchedPayment {
  readonly accountId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly provider: string;
  /** The provider's own number, once it has told one. */
  readonly reference: string | null;
  readonly expiresAtMs: number;
  /** How often it was looked at. */
  readonly looks: number;
  /** Of its order. */
  readonly orderStatus: OrderStatus;
}

export interface NotedReference {
  readonly reference: string;
  readonly notedAtMs: number;
}

interface WatchedRow {
  readonly account_id: string;
  readonly order_id: string;
  readonly payment_id: string;
  readonly provider: string;
  readonly reference: string | null;
  readonly expires_at: Date;
  readonly looks: number;
  readonly status: OrderStatus;
}

/**
 * Payments that are open at providers over the network. A row is written before the provider is asked and taken away
 * when nothing can happen to the payment any more, so that a crash forgets none.
 */
@Injectable()
export class OpenedPaymentStore {
  private readonly noting: Lanes<Terms, NotedReference | undefined>;
  private readonly hurrying: Lanes<string, void>;
  private wake: (atMs: number) => void = () => undefined;

  constructor(private readonly database: Database) {
    this.noting = new Lanes((accountId, orders) => retried(() => this.insert(accountId, orders)));
    this.hurrying = new Lanes((accountId, paymentIds) => this.hurry(accountId, paymentIds));
  }

  /** @param wake is told when there is something to look at */
  wakeWhenNoted(wake: (atMs: number) => void): void {
    this.wake = wake;
  }

  /** @returns the provider's number when it was noted by an earlier call */
  async note(order: Terms): Promise<NotedReference | undefined> {
    const noted = await this.noting.ask(order.accountId, order);
    this.wake(nextLookMs(Date.now(), 0, order.expiresAtMs));
    return noted;
  }

  async noteReference(accountId: string, paymentId: string, reference: string): Promise<void> {
    await this.database.query(
      forAccount(accountId),
      `UPDATE opened_payments SET reference = $2, referenced_at = now() WHERE payment_id = $1`,
      [paymentId, reference],
    );
  }

  /** Takes what is due; until `untilMs` no other process takes it. */
  claim(nowMs: number, untilMs: number, limit: number): Promise<readonly WatchedPayment[]> {
    return this.database.transaction(asService, async (tx) => {
      const [rows]: [WatchedRow[], number] = await tx.query(
        `UPDATE opened_payments p SET next_look_at = $2, looks = p.looks + 1
         FROM (SELECT payment_id, order_id FROM opened_payments WHERE next_look_at <= $1 ORDER BY next_look_at LIMIT $3
               FOR UPDATE SKIP LOCKED) due
         JOIN orders o USING (order_id)
         WHERE p.payment_id = due.payment_id
         RETURNING p.*, o.status`,
        [new Date(nowMs), new Date(untilMs), limit],
      );
      return rows.map(toWatchedPayment);
    });
  }

  async lookAgainAt(paymentId: string, atMs: number): Promise<void> {
    await this.database.query(asService, `UPDATE opened_payments SET next_look_at = $2 WHERE payment_id = $1`, [
      paymentId,
      new Date(atMs),
    ]);
  }

  /** Its order is over before its time. */
  async lookNow({ accountId, paymentId }: Pick<Terms, 'accountId' | 'paymentId'>): Promise<void> {
    await this.hurrying.ask(accountId, paymentId);
    this.wake(Date.now());
  }

  /** Nothing can happen to it any more. */
  async forget(paymentId: string): Promise<void> {
    await this.database.query(asService, `DELETE FROM opened_payments WHERE payment_id = $1`, [paymentId]);
  }

  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(next_look_at) AS next FROM opened_payments`,
    );
    return row?.next?.getTime() ?? null;
  }

  private async hurry(accountId: string, paymentIds: readonly string[]): Promise<void[]> {
    await this.database.query(
      forAccount(accountId),
      `UPDATE opened_payments SET next_look_at = now() WHERE payment_id = ANY($1::uuid[])`,
      [paymentIds],
    );
    return paymentIds.map(() => undefined);
  }

  private async insert(accountId: string, orders: readonly Terms[]): Promise<(NotedReference | undefined)[]> {
    const rows = await this.database.query<{
      payment_id: string;
      reference: string | null;
      referenced_at: Date | null;
    }>(
      forAccount(accountId),
      `INSERT INTO opened_payments (payment_id, account_id, order_id, provider, expires_at, next_look_at)
       SELECT payment_id, $2, order_id, provider, expires_at, next_look_at
       FROM json_populate_recordset(NULL::opened_payments, $1::json)
       ON CONFLICT (payment_id) DO UPDATE SET expires_at = EXCLUDED.expires_at
       RETURNING payment_id, reference, referenced_at`,
      [JSON.stringify([...new Map(orders.map((order) => [order.paymentId, toRow(order)])).values()]), accountId],
    );
    const noted = new Map(rows.map((row) => [row.payment_id, row]));
    return orders.map(({ paymentId }) => {
      const { reference, referenced_at: at } = noted.get(paymentId) ?? {};
      return reference && at ? { reference, notedAtMs: at.getTime() } : undefined;
    });
  }
}

/** The first look is early, because a lost callback is found by nothing else. */
const FIRST_LOOK_MS = 30_000;
/** The order's own timer comes first. */
const AFTER_EXPIRY_MS = 1_000;

/** When to look next at a payment that may still be paid: less and less often, and in any case when its time is up. */
export const nextLookMs = (nowMs: number, looks: number, expiresAtMs: number): number =>
  Math.min(nowMs + FIRST_LOOK_MS * 2 ** Math.min(looks, 20), Math.max(expiresAtMs, nowMs) + AFTER_EXPIRY_MS);

const toRow = ({ paymentId, orderId, paymentProvider, expiresAtMs }: Terms) => ({
  payment_id: paymentId,
  order_id: orderId,
  provider: paymentProvider,
  expires_at: new Date(expiresAtMs).toISOString(),
  next_look_at: new Date(nextLookMs(Date.now(), 0, expiresAtMs)).toISOString(),
});

const toWatchedPayment = (row: WatchedRow): WatchedPayment => ({
  accountId: row.account_id,
  orderId: row.order_id,
  paymentId: row.payment_id,
  provider: row.provider,
  reference: row.reference,
  expiresAtMs: row.expires_at.getTime(),
  looks: row.looks,
  orderStatus: row.status,
});
