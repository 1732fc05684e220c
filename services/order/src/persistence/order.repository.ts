import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { ChangeOutcome, DecidedChanges, OrderChange } from '../domain/changes.js';
import { decideChanges } from '../domain/decide-changes.js';
import type { Order } from '../domain/order.js';
import { sessionTimeAt } from '../domain/session.js';
import { lockBooks } from './books.js';
import { firstPurchaseRows, savingFirstPurchases } from './buyers.js';
import { readSessions } from './market.js';
import { toChangedRow } from './order.row.js';
import { savePromotions } from './promotions/promotion-ledger.js';
import { toReceivedRow } from './received-payment.row.js';
import { toNewRefundRow } from './refund.row.js';
import { retried } from './retried.js';
import { allocationRows, movementRows, savingStock } from './stock-ledger.js';

/** A change with the wall time and the trace of the request that asks for it, for its facts. */
export interface TracedChange extends OrderChange {
  readonly atMs: number;
  readonly traceparent: string | undefined;
}

const SAVE = `
  WITH saved_orders AS (
    UPDATE orders o
    SET status = n.status, new_buyer = n.new_buyer, refunded_minor = n.refunded_minor,
        cancel_reason = n.cancel_reason, money_returned = n.money_returned
    FROM json_populate_recordset(NULL::orders, $1::json) n WHERE o.order_id = n.order_id),
  ${savingStock('$2', '$3')},
  saved_refunds AS (INSERT INTO refunds SELECT * FROM json_populate_recordset(NULL::refunds, $4::json)),
  ${savingFirstPurchases('$5')},
  saved_payments AS (
    INSERT INTO received_payments SELECT * FROM json_populate_recordset(NULL::received_payments, $6::json))
  SELECT`;

/**
 * The only door for changes of orders. It takes many changes of one account at once: orders, stock, refunds to make
 * and facts of the whole batch are committed together or not at all.
 */
@Injectable()
export class OrderRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** One outcome per change, in the same order. */
  change(accountId: string, changes: readonly TracedChange[]): Promise<readonly ChangeOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const decided = decideChanges(await lockBooks(tx, accountId, changes), changes);
        if (decided.orders.length > 0) await this.save(tx, decided);
        return decided.outcomes;
      }),
    );
  }

  /** @throws the refusal */
  async changeOne(accountId: string, change: TracedChange): Promise<Extract<ChangeOutcome, { kind: 'decided' }>> {
    const [outcome] = await this.change(accountId, [change]);
    if (outcome?.kind === 'decided') return outcome;
    throw outcome?.refusal ?? new Error('a change was not answered');
  }

  private async save(tx: Transaction, decided: DecidedChanges<TracedChange>): Promise<void> {
    await tx.query(SAVE, [
      JSON.stringify(decided.orders.map(toChangedRow)),
      allocationRows(decided.allocations),
      movementRows(decided.movements),
      JSON.stringify(decided.refunds.map(toNewRefundRow)),
      firstPurchaseRows(decided.firstPurchases),
      JSON.stringify(decided.received.map(toReceivedRow)),
    ]);
    await savePromotions(tx, decided.promotions);
    await this.publish(tx, decided);
  }

  private async publish(tx: Transaction, { published }: DecidedChanges<TracedChange>): Promise<void> {
    const sessions = await readSessions(tx, [...new Set(published.map(({ order }) => order.sessionId))]);
    const timeOf = ({ sessionId }: Order, wallMs: number): number => {
      const session = sessions.get(sessionId);
      return session ? sessionTimeAt(session, wallMs) : wallMs;
    };
    await this.outbox.appendEach(
      tx,
      published.map(({ order, fact, change }) => ({
        fact,
        timeMs: timeOf(order, change.atMs),
        traceparent: change.traceparent,
      })),
    );
  }
}
