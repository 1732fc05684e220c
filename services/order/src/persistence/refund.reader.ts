import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { type Page, toPage } from '@shopcast/http';
import type { RefundState } from '../domain/payments/refund-progress.js';
import { idIn } from './id-cursor.js';
import { type RefundRow, refundStateOf } from './refund.row.js';

/** A refund and how far it is. */
export interface KnownRefund {
  readonly refundId: string;
  readonly orderId: string;
  readonly paymentProvider: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: RefundState;
  /** What the provider says is wrong, if anything. */
  readonly failure: string | null;
  readonly madeAt: string | null;
}

/** Reads refunds, without locks. */
@Injectable()
export class RefundReader {
  constructor(private readonly database: Database) {}

  async find(scope: Scope, refundId: string): Promise<KnownRefund | undefined> {
    const sql = `SELECT * FROM refunds WHERE refund_id = $1`;
    const [row] = await this.database.query<RefundRow>(scope, sql, [refundId]);
    return row && toKnownRefund(row);
  }

  async ofOrder(
    scope: Scope,
    orderId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<KnownRefund>> {
    const rows = await this.database.query<RefundRow>(
      scope,
      `SELECT * FROM refunds WHERE order_id = $1 AND ($2::uuid IS NULL OR refund_id > $2) ORDER BY refund_id LIMIT $3`,
      [orderId, idIn(cursor), limit + 1],
    );
    return toPage(rows, limit, toKnownRefund, (row) => [row.refund_id]);
  }
}

const toKnownRefund = (row: RefundRow): KnownRefund => ({
  refundId: row.refund_id,
  orderId: row.order_id,
  paymentProvider: row.provider,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  state: refundStateOf(row),
  failure: row.failure,
  madeAt: row.made_at?.toISOString() ?? null,
});
