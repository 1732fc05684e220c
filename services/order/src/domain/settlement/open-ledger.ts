import type { OrderPaid, OrderRefunded } from '@shopcast/contracts';
import { type LedgerTransaction, added, bookRefund, bookSale } from './book.js';
import type { BackForLines } from './given-back.js';
import { SaleUnknown } from './ledger.errors.js';
import { type Sale, saleOf } from './sale.js';

/** A sale that is in the ledger, with what refunds have given back for certain of its lines. */
export interface KnownSale {
  readonly sale: Sale;
  readonly forLines: BackForLines;
}

/** The ledger while facts are booked: a refund finds the sale that was booked just before it. */
export class OpenLedger {
  private readonly sales: Map<string, KnownSale>;

  /** @param known by order */
  constructor(known: ReadonlyMap<string, KnownSale>) {
    this.sales = new Map(known);
  }

  paid(fact: OrderPaid): LedgerTransaction {
    const sale = saleOf(fact);
    if (!this.sales.has(sale.orderId)) this.sales.set(sale.orderId, { sale, forLines: [] });
    return bookSale(sale);
  }

  /** @throws SaleUnknown, RefundExceedsSale */
  refunded(fact: OrderRefunded): LedgerTransaction {
    const known = this.sales.get(fact.orderId);
    if (!known) throw new SaleUnknown(fact.orderId);
    const refund = bookRefund(known.sale, known.forLines, fact);
    this.sales.set(fact.orderId, { ...known, forLines: added(known.forLines, refund.forLines ?? []) });
    return refund;
  }
}
