import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import type { RefundRow } from './refund.row.js';

/** Money that still has to go back through the provider. */
export interface DueRefund {
  readonly accountId: string;
  readonly refundId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly attempts: number;
}

/** Which refunds are still to be made. They are written with the decision that owes them, by the order's write door. */
@Injectable()
export class RefundStore {
  constructor(private readonly database: Database) {}

  async dueAt(wallMs: number, limit: number): Promise<readonly DueRefund[]> {
    const rows = await this.database.query<RefundRow>(
      asService,
      `SELECT * FROM refunds WHERE made_at IS NULL AND next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $2`,
      [new Date(wallMs), limit],
    );
    return rows.map((row) => ({
      accountId: row.account_id,
      refundId: row.refund_id,
      paymentId: row.payment_id,
      amountMinor: Number(row.amount_minor),
      currency: row.currency,
      attempts: row.attempts,
    }));
  }

  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(next_attempt_at) AS next FROM refunds WHERE made_at IS NULL`,
    );
    return row?.next?.getTime() ?? null;
  }

  async made(refundId: string, wallMs: number): Promise<void> {
    await this.database.query(asService, `UPDATE refunds SET made_at = $2 WHERE refund_id = $1`, [
      refundId,
      new Date(wallMs),
    ]);
  }

  async failed(refundId: string, nextAttemptMs: number): Promise<void> {
    await this.database.query(
      asService,
      `UPDATE refunds SET attempts = attempts + 1, next_attempt_at = $2 WHERE refund_id = $1`,
      [refundId, new Date(nextAttemptMs)],
    );
  }
}
