import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import type { TheirEntry } from '../../domain/reconciliation/book-entry.js';
import type { Period } from '../payment-provider.js';
import type { TapOutcome } from './test-payment.store.js';

interface EntryRow {
  readonly what: 'payment' | 'refund';
  readonly id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly outcome: TapOutcome | null;
  readonly at: Date | null;
}

const ENTRIES = `
  SELECT 'payment' AS what, payment_id AS id, amount_minor, currency, outcome, confirmed_at AS at FROM test_payments
  UNION ALL
  SELECT 'refund', r.refund_id, r.amount_minor, p.currency, 'succeeded', r.made_at
  FROM test_refunds r JOIN test_payments p USING (payment_id)`;

/** Read at a time, so that a long period does not fill the memory. */
const SLICE_MS = 3_600_000;

/** What the test provider shows of its books to whoever compares them with their own. */
@Injectable()
export class TestPaymentBooks {
  constructor(private readonly database: Database) {}

  findPayment(paymentId: string): Promise<TheirEntry | undefined> {
    return this.find('payment', paymentId);
  }

  findRefund(refundId: string): Promise<TheirEntry | undefined> {
    return this.find('refund', refundId);
  }

  /** Only where money moved, like real providers do. */
  async *list({ fromMs, toMs }: Period): AsyncGenerator<TheirEntry> {
    for (let sliceMs = fromMs; sliceMs < toMs; sliceMs += SLICE_MS) {
      const rows = await this.database.query<EntryRow>(
        asService,
        `SELECT * FROM (${ENTRIES}) e WHERE at >= $1 AND at < $2 AND outcome = 'succeeded'`,
        [new Date(sliceMs), new Date(Math.min(toMs, sliceMs + SLICE_MS))],
      );
      yield* rows.map(toEntry);
    }
  }

  private async find(what: string, id: string): Promise<TheirEntry | undefined> {
    const [row] = await this.database.query<EntryRow>(
      asService,
      `SELECT * FROM (${ENTRIES}) e WHERE what = $1 AND id = $2`,
      [what, id],
    );
    return row && toEntry(row);
  }
}

const toEntry = ({ what, id, amount_minor: amountMinor, currency, outcome, at }: EntryRow): TheirEntry => ({
  what,
  id,
  reference: id,
  amountMinor: Number(amountMinor),
  currency,
  state: outcome === null ? 'open' : outcome === 'succeeded' ? 'succeeded' : 'closed',
  atMs: at?.getTime() ?? 0,
});
