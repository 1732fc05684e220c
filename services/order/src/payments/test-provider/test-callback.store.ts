import { Injectable } from '@nestjs/common';
import { asService, Database } from '@shopcast/database';
import type { TapOutcome } from './test-payment.store.js';
import type { TestCallback } from './test-payment.provider.js';

export interface DueCallback {
  readonly callbackId: string;
  readonly paymentId: string;
  readonly attempts: number;
  readonly content: TestCallback;
}

interface CallbackRow {
  readonly callback_id: string;
  readonly account_id: string;
  readonly payment_id: string;
  readonly reference: string;
  readonly outcome: TapOutcome;
  readonly amount_minor: string;
  readonly currency: string;
  readonly attempts: number;
}

/** The callbacks that are still to be delivered. */
@Injectable()
export class TestCallbackStore {
  constructor(private readonly database: Database) {}

  /** Takes what is due; until `untilMs` no other process takes it. */
  claim(nowMs: number, untilMs: number, limit: number): Promise<readonly DueCallback[]> {
    return this.database.transaction(asService, async (tx) => {
      const [rows]: [CallbackRow[], number] = await tx.query(
        `UPDATE test_callbacks c SET due_at = $2
         FROM (SELECT callback_id FROM test_callbacks WHERE due_at <= $1 ORDER BY due_at LIMIT $3
               FOR UPDATE SKIP LOCKED) due
         JOIN test_callbacks t USING (callback_id) JOIN test_payments p USING (payment_id)
         WHERE c.callback_id = due.callback_id
         RETURNING c.callback_id, c.attempts, p.account_id, p.payment_id, p.reference, p.outcome, p.amount_minor, p.currency`,
        [new Date(nowMs), new Date(untilMs), limit],
      );
      return rows.map(toDueCallback);
    });
  }

  async settle(
    delivered: readonly string[],
    failed: readonly { readonly callbackId: string; readonly dueMs: number }[],
  ): Promise<void> {
    if (delivered.length + failed.length === 0) return;
    await this.database.transaction(asService, async (tx) => {
      await tx.query(`DELETE FROM test_callbacks WHERE callback_id = ANY($1::bigint[])`, [delivered]);
      await tx.query(
        `UPDATE test_callbacks c SET attempts = attempts + 1, due_at = to_timestamp(f."dueMs" / 1000.0)
         FROM json_to_recordset($1::json) AS f("callbackId" bigint, "dueMs" bigint)
         WHERE c.callback_id = f."callbackId"`,
        [JSON.stringify(failed)],
      );
    });
  }

  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(due_at) AS next FROM test_callbacks`,
    );
    return row?.next?.getTime() ?? null;
  }
}

const toDueCallback = (row: CallbackRow): DueCallback => ({
  callbackId: row.callback_id,
  paymentId: row.payment_id,
  attempts: row.attempts,
  content: {
    merchant: { accountId: row.account_id, orderId: row.reference },
    paymentId: row.payment_id,
    outcome: row.outcome,
    amountMinor: Number(row.amount_minor),
    currency: row.currency,
  },
});
