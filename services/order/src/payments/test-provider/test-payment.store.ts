import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import type { Terms } from '../../domain/order.js';
import { retried } from '../../persistence/retried.js';
import type { RefundToMake } from '../payment-provider.js';

export const tapOutcomes = ['succeeded', 'failed'] as const;
export type TapOutcome = (typeof tapOutcomes)[number];

/** The tap in the wallet. */
export interface Tap {
  readonly paymentId: string;
  readonly viewerId: string;
  readonly outcome: TapOutcome;
}

/** When a callback about a payment is sent first. */
export interface PlannedCallback {
  readonly paymentId: string;
  readonly dueMs: number;
}

/** The test provider's books. Every method may be repeated after a crash and then changes nothing. */
@Injectable()
export class TestPaymentStore {
  constructor(private readonly database: Database) {}

  async open(accountId: string, orders: readonly Terms[]): Promise<void> {
    await retried(() =>
      this.database.query(
        forAccount(accountId),
        `INSERT INTO test_payments (payment_id, account_id, viewer_id, reference, amount_minor, currency)
         SELECT payment_id, $2, viewer_id, reference, amount_minor, currency
         FROM json_populate_recordset(NULL::test_payments, $1::json) ON CONFLICT (payment_id) DO NOTHING`,
        [JSON.stringify(orders.map(toRow)), accountId],
      ),
    );
  }

  /** Notes the taps and the callbacks that they lead to. Answers, per payment, what is final: a tap may come too late. */
  confirm(
    accountId: string,
    taps: readonly Tap[],
    plan: (paymentId: string) => readonly PlannedCallback[],
  ): Promise<ReadonlyMap<string, Tap>> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const confirmed = await noteTaps(tx, taps);
        await planCallbacks(tx, accountId, confirmed.flatMap(plan));
        return readTaps(tx, taps);
      }),
    );
  }

  /** @throws when there is not so much money to give back: the order desk and the provider disagree */
  async refund(accountId: string, { refundId, paymentId, amountMinor }: RefundToMake): Promise<void> {
    await this.database.transaction(forAccount(accountId), async (tx) => {
      const [payment]: { amount_minor: string; outcome: TapOutcome | null }[] = await tx.query(
        `SELECT amount_minor, outcome FROM test_payments WHERE payment_id = $1 FOR UPDATE`,
        [paymentId],
      );
      const [given]: { minor: string; again: boolean | null }[] = await tx.query(
        `SELECT coalesce(sum(amount_minor), 0) AS minor, bool_or(refund_id = $2) AS again
         FROM test_refunds WHERE payment_id = $1`,
        [paymentId, refundId],
      );
      if (given?.again) return;
      const left = payment?.outcome === 'succeeded' ? Number(payment.amount_minor) - Number(given?.minor) : -1;
      if (amountMinor > left) throw new Error(`The test provider holds no ${amountMinor} of payment ${paymentId}`);
      await tx.query(
        `INSERT INTO test_refunds (refund_id, account_id, payment_id, amount_minor) VALUES ($1, $2, $3, $4)`,
        [refundId, accountId, paymentId, amountMinor],
      );
    });
  }
}

const toRow = ({ paymentId, viewerId, orderId, totalMinor, currency }: Terms) => ({
  payment_id: paymentId,
  viewer_id: viewerId,
  reference: orderId,
  amount_minor: totalMinor,
  currency,
});

/** Answers the payments whose first tap this was. */
async function noteTaps(tx: Transaction, taps: readonly Tap[]): Promise<string[]> {
  // TypeORM answers an UPDATE with [rows, count].
  const [rows]: [{ payment_id: string }[], number] = await tx.query(
    `UPDATE test_payments p SET outcome = t.outcome, confirmed_at = now()
     FROM (SELECT DISTINCT ON ("paymentId") *
           FROM json_to_recordset($1::json) AS t("paymentId" uuid, "viewerId" text, outcome text)) t
     WHERE p.payment_id = t."paymentId" AND p.viewer_id = t."viewerId" AND p.outcome IS NULL
     RETURNING p.payment_id`,
    [JSON.stringify(taps)],
  );
  return rows.map((row) => row.payment_id);
}

async function planCallbacks(tx: Transaction, accountId: string, callbacks: readonly PlannedCallback[]): Promise<void> {
  if (callbacks.length === 0) return;
  await tx.query(
    `INSERT INTO test_callbacks (account_id, payment_id, due_at)
     SELECT $1, c."paymentId", to_timestamp(c."dueMs" / 1000.0)
     FROM json_to_recordset($2::json) AS c("paymentId" uuid, "dueMs" bigint)`,
    [accountId, JSON.stringify(callbacks)],
  );
}

async function readTaps(tx: Transaction, taps: readonly Tap[]): Promise<ReadonlyMap<string, Tap>> {
  const rows: { payment_id: string; viewer_id: string; outcome: TapOutcome | null }[] = await tx.query(
    `SELECT payment_id, viewer_id, outcome FROM test_payments WHERE payment_id = ANY($1::uuid[])`,
    [taps.map(({ paymentId }) => paymentId)],
  );
  return new Map(
    rows.flatMap(({ payment_id: paymentId, viewer_id: viewerId, outcome }) =>
      outcome === null ? [] : [[paymentId, { paymentId, viewerId, outcome }]],
    ),
  );
}
