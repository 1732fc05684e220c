import { Injectable } from '@nestjs/common';
import { asService, Database, type Scope } from '@shopcast/database';
import {
  type RefundOutcome,
  type RefundProgress,
  afterNews,
  anotherRound,
} from '../domain/payments/refund-progress.js';
import { REFUNDS_WITH_PAYMENT, type RefundWithPaymentRow } from './refund-with-payment.js';
import { type RefundRow, refundStateOf } from './refund.row.js';

/** Money that still has to go back through the provider, or of which the provider has not said that it has. */
export interface DueRefund {
  readonly accountId: string;
  readonly provider: string;
  readonly refundId: string;
  readonly round: number;
  readonly paymentId: string;
  readonly paymentReference: string | null;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly currency: string;
  readonly attempts: number;
}

/** What the provider says of a refund. */
export interface RefundSaid {
  readonly refundId: string;
  readonly round: number;
  readonly outcome: RefundOutcome;
  readonly failure?: string | undefined;
}

/** A provider may take days; it is asked again after a minute, then less and less often. */
const FIRST_LOOK_MS = 60_000;
const LONGEST_LOOK_MS = 3_600_000;

/** How far refunds are. They are written with the decision that owes them, by the order's write door. */
@Injectable()
export class RefundStore {
  constructor(private readonly database: Database) {}

  async dueAt(wallMs: number, limit: number): Promise<readonly DueRefund[]> {
    const rows = await this.database.query<RefundWithPaymentRow>(
      asService,
      `${REFUNDS_WITH_PAYMENT}
       WHERE r.made_at IS NULL AND r.failed_at IS NULL AND r.next_attempt_at <= $1
       ORDER BY r.next_attempt_at LIMIT $2`,
      [new Date(wallMs), limit],
    );
    return rows.map(toDueRefund);
  }

  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(next_attempt_at) AS next FROM refunds WHERE made_at IS NULL AND failed_at IS NULL`,
    );
    return row?.next?.getTime() ?? null;
  }

  /** Lets what the provider says have its effect; of a refund that is none of ours it has none. */
  async takeNews(said: RefundSaid, wallMs: number): Promise<void> {
    await this.change(asService, said.refundId, wallMs, said.failure, (refund) => afterNews(refund, said));
  }

  /** Owes a failed refund again. @returns whether there was one to try again */
  async tryAgain(scope: Scope, refundId: string, wallMs: number): Promise<boolean> {
    return this.change(scope, refundId, wallMs, undefined, (refund) => anotherRound(refund) ?? refund);
  }

  /** Whether the provider was asked is not known. */
  async postpone(refundId: string, nextAttemptMs: number): Promise<void> {
    await this.database.query(
      asService,
      `UPDATE refunds SET attempts = attempts + 1, next_attempt_at = $2 WHERE refund_id = $1`,
      [refundId, new Date(nextAttemptMs)],
    );
  }

  private change(
    scope: Scope,
    refundId: string,
    wallMs: number,
    failure: string | undefined,
    decide: (refund: RefundProgress) => RefundProgress,
  ): Promise<boolean> {
    return this.database.transaction(scope, async (tx) => {
      const [row]: RefundRow[] = await tx.query(`SELECT * FROM refunds WHERE refund_id = $1 FOR UPDATE`, [refundId]);
      if (!row) return false;
      const before = { state: refundStateOf(row), round: row.round };
      const after = decide(before);
      if (after === before) return false;
      await tx.query(
        `UPDATE refunds SET round = $2, asked_at = $3, made_at = $4, failed_at = $5, failure = $6, attempts = $7,
                            next_attempt_at = $8
         WHERE refund_id = $1`,
        [refundId, after.round, ...timesOf(after, row, new Date(wallMs), failure)],
      );
      return true;
    });
  }
}

/** asked_at, made_at, failed_at, failure, attempts and next_attempt_at of a refund that has just come this far. */
function timesOf({ state }: RefundProgress, row: RefundRow, now: Date, failure: string | undefined): unknown[] {
  const askedAt = row.asked_at ?? now;
  switch (state) {
    case 'owed':
      return [null, null, null, null, 0, now];
    case 'asked': {
      const lookMs = Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * 2 ** Math.min(row.attempts, 20));
      return [askedAt, null, null, failure ?? null, row.attempts + 1, new Date(now.getTime() + lookMs)];
    }
    case 'made':
      return [askedAt, now, null, null, row.attempts, now];
    case 'failed':
      return [askedAt, null, now, failure ?? null, row.attempts, now];
  }
}

const toDueRefund = (row: RefundWithPaymentRow): DueRefund => ({
  accountId: row.account_id,
  provider: row.provider,
  refundId: row.refund_id,
  round: row.round,
  paymentId: row.payment_id,
  paymentReference: row.payment_reference,
  amountMinor: Number(row.amount_minor),
  paidMinor: Number(row.paid_minor),
  currency: row.currency,
  attempts: row.attempts,
});
