import { type OrderPaid, orderPaid, type OrderRefunded, orderRefunded, type RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, type EventBatch, HandlesTogether, isA } from '@shopcast/event-log';
import { refundTransactionId, saleTransactionId } from '../domain/settlement/book.js';
import { OpenLedger } from '../domain/settlement/open-ledger.js';
import { book, notBooked, salesOf } from '../persistence/settlement/ledger.js';
import { LEDGER_CONSUMER } from '../persistence/settlement/ledger-consumer.js';

type MoneyMoved = RecordedEvent<OrderPaid> | RecordedEvent<OrderRefunded>;

/**
 * Keeps the ledger from what the order facts say about money. It reads them from the log like anybody else: what it
 * writes is a function of the facts, and placing and paying wait for none of it.
 */
@Consumer(LEDGER_CONSUMER)
export class BookMoneyWhenOrdersMoveIt {
  /** An order's facts are of one partition, and come in their order. */
  @HandlesTogether(orderPaid, orderRefunded)
  async book(batches: readonly EventBatch<MoneyMoved>[], tx: Transaction): Promise<void> {
    const events = batches.flatMap((batch) => batch.events);
    const missing = await notBooked(tx, events.map(transactionOf));
    // Deleting makes the second of two facts that tell the same a repetition.
    const news = events.filter((event) => missing.delete(transactionOf(event)));
    const refunded = news.filter((event) => isRefund(event)).map(({ data }) => data.orderId);
    const ledger = new OpenLedger(await salesOf(tx, [...new Set(refunded)]));
    const bookings = news.map((event) => ({
      ...(isRefund(event) ? ledger.refunded(event.data) : ledger.paid(event.data)),
      occurredAtMs: event.timeMs,
    }));
    await book(tx, bookings);
  }
}

const transactionOf = (event: MoneyMoved): string =>
  isRefund(event) ? refundTransactionId(event.data.refundId) : saleTransactionId(event.data.orderId);

const isRefund = (event: MoneyMoved): event is RecordedEvent<OrderRefunded> => isA(orderRefunded, event);
