import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { ChangeOutcome, DecidedChanges, OrderChange } from '../domain/changes.js';
import { decideChanges } from '../domain/decide-changes.js';
import { lockBooks } from './books.js';
import { firstPurchaseRows, savingFirstPurchases } from './buyers.js';
import { OrderDeadlines } from './order-deadlines.js';
import { eventRows, savingEvents } from './order-event.row.js';
import { toChangedRow } from './order.row.js';
import { savePromotions } from './promotions/promotion-ledger.js';
import { toReceivedRow } from './received-payment.row.js';
import { toNewRefundRows } from './refund.row.js';
import { retried } from './retried.js';
import type { SessionClocks } from './session-clocks.js';
import { allocationRows, movementRows, savingStock } from './stock-ledger.js';
import { UnitOffers } from './waiting/unit-offers.js';

/** A change with the wall time and the trace of the request that asks for it, for its facts. */
export interface TracedChange extends OrderChange {
  readonly atMs: number;
  readonly traceparent: string | undefined;
}

const SAVE = `
  WITH saved_orders AS (
    UPDATE orders o
    SET status = n.status, new_buyer = n.new_buyer, refunded_minor = n.refunded_minor,
        cancel_reason = n.cancel_reason, money_returned = n.money_returned, fulfilment = n.fulfilment,
        receipt_due_at = n.receipt_due_at, balance_payment_id = n.balance_payment_id,
        balance_returned = n.balance_returned
    FROM json_populate_recordset(NULL::orders, $1::json) n WHERE o.order_id = n.order_id),
  ${savingStock('$2', '$3')},
  saved_refunds AS (INSERT INTO refunds SELECT * FROM json_populate_recordset(NULL::refunds, $4::json)),
  ${savingFirstPurchases('$5')},
  saved_payments AS (
    INSERT INTO received_payments SELECT * FROM json_populate_recordset(NULL::received_payments, $6::json)),
  ${savingEvents('$7')}
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
    private readonly offers: UnitOffers,
    private readonly deadlines: OrderDeadlines,
  ) {}

  /** One outcome per change, in the same order. */
  change(accountId: string, changes: readonly TracedChange[]): Promise<readonly ChangeOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const { books, sessionMsOf } = await lockBooks(tx, accountId, changes);
        const decided = decideChanges(books, changes);
        if (decided.orders.length > 0)
          await this.save(tx, await this.offers.afterFreeing(tx, decided, Date.now()), sessionMsOf);
        return decided.outcomes;
      }),
    );
  }

  private async save(
    tx: Transaction,
    decided: DecidedChanges<TracedChange>,
    sessionMsOf: SessionClocks,
  ): Promise<void> {
    this.deadlines.announce(decided.orders);
    await Promise.all([
      tx.query(SAVE, [
        JSON.stringify(decided.orders.map(toChangedRow)),
        allocationRows(decided.allocations),
        movementRows(decided.movements),
        JSON.stringify(decided.refunds.flatMap(toNewRefundRows)),
        firstPurchaseRows(decided.firstPurchases),
        JSON.stringify(decided.received.map(toReceivedRow)),
        eventRows(
          decided.happened.map(({ change: { actor, atMs }, ...happened }) => {
            return { ...happened, actor, atMs, sessionAtMs: sessionMsOf(happened.order, atMs) };
          }),
        ),
      ]),
      savePromotions(tx, decided.promotions),
      this.outbox.appendEach(
        tx,
        decided.published.map(({ order, fact, change: { atMs, traceparent } }) => ({
          fact,
          timeMs: sessionMsOf(order, atMs),
          traceparent,
        })),
      ),
    ]);
  }
}
