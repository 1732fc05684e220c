import { Injectable } from '@nestjs/common';
import { asService, Database, type Transaction } from '@shopcast/database';
import { type Page, toPage } from '@shopcast/http';
import { newId } from '@shopcast/kernel';
import type { Difference } from '../domain/reconciliation/difference.js';
import { idIn } from './id-cursor.js';

export const reconciliationStates = ['requested', 'done', 'failed'] as const;
export const reconciliationCauses = ['daily', 'requested'] as const;

export interface ReconciliationToRun {
  readonly reconciliationId: string;
  readonly provider: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly cause: (typeof reconciliationCauses)[number];
}

export interface KnownReconciliation extends ReconciliationToRun {
  readonly state: (typeof reconciliationStates)[number];
  readonly requestedAtMs: number;
  readonly finishedAtMs: number | null;
  readonly attempts: number;
  readonly failure: string | null;
  readonly payments: number;
  readonly refunds: number;
  readonly differences: number;
}

interface ReconciliationRow {
  readonly reconciliation_id: string;
  readonly provider: string;
  readonly from_at: Date;
  readonly to_at: Date;
  readonly cause: KnownReconciliation['cause'];
  readonly state: KnownReconciliation['state'];
  readonly requested_at: Date;
  readonly finished_at: Date | null;
  readonly attempts: number;
  readonly failure: string | null;
  readonly payments: string;
  readonly refunds: string;
  readonly differences: string;
}

/** Comparisons that were asked for, and what became of them. They concern all accounts, so only the service sees them. */
@Injectable()
export class ReconciliationStore {
  constructor(private readonly database: Database) {}

  /** Asked for again under the same id, it is the same one. */
  async request(runs: readonly ReconciliationToRun[]): Promise<void> {
    await this.database.query(
      asService,
      `INSERT INTO reconciliations (reconciliation_id, provider, from_at, to_at, cause)
       SELECT "reconciliationId", provider, to_timestamp("fromMs" / 1000.0), to_timestamp("toMs" / 1000.0), cause
       FROM json_to_recordset($1::json)
         AS r("reconciliationId" uuid, provider text, "fromMs" bigint, "toMs" bigint, cause text)
       ON CONFLICT (reconciliation_id) DO NOTHING`,
      [JSON.stringify(runs)],
    );
  }

  async find(reconciliationId: string): Promise<KnownReconciliation | undefined> {
    const sql = 'SELECT * FROM reconciliations WHERE reconciliation_id = $1';
    const [row] = await this.database.query<ReconciliationRow>(asService, sql, [reconciliationId]);
    return row && toReconciliation(row);
  }

  async page<Item>(
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
    toItem: (run: KnownReconciliation) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.database.query<ReconciliationRow>(
      asService,
      `SELECT * FROM reconciliations
       WHERE $1::uuid IS NULL OR (requested_at, reconciliation_id) <
             (SELECT requested_at, reconciliation_id FROM reconciliations WHERE reconciliation_id = $1)
       ORDER BY requested_at DESC, reconciliation_id DESC LIMIT $2`,
      [idIn(cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toItem(toReconciliation(row)),
      (row) => [row.reconciliation_id],
    );
  }

  /** Takes the next one that is due; until `untilMs` no other process takes it. */
  claim(nowMs: number, untilMs: number): Promise<KnownReconciliation | undefined> {
    return this.database.transaction(asService, async (tx) => {
      const [rows]: [ReconciliationRow[], number] = await tx.query(
        `UPDATE reconciliations SET next_attempt_at = $2, attempts = attempts + 1
         WHERE reconciliation_id = (
           SELECT reconciliation_id FROM reconciliations WHERE state = 'requested' AND next_attempt_at <= $1
           ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING *`,
        [new Date(nowMs), new Date(untilMs)],
      );
      return rows[0] && toReconciliation(rows[0]);
    });
  }

  /** Everything that was found, or nothing of it: a run that is repeated after a crash finds it anew. */
  async done(
    run: ReconciliationToRun,
    found: { readonly payments: number; readonly refunds: number; readonly differences: readonly Difference[] },
  ): Promise<void> {
    const { reconciliationId } = run;
    await this.database.transaction(asService, async (tx) => {
      const [[finished]]: [unknown[], number] = await tx.query(
        `UPDATE reconciliations SET state = 'done', finished_at = now(), failure = NULL, payments = $2, refunds = $3,
                                    differences = $4
         WHERE reconciliation_id = $1 AND state = 'requested' RETURNING 1`,
        [reconciliationId, found.payments, found.refunds, found.differences.length],
      );
      if (finished) await insertDifferences(tx, run, found.differences);
    });
  }

  /** @param nextAttemptMs null when it is given up */
  async failed(reconciliationId: string, failure: string, nextAttemptMs: number | null): Promise<void> {
    await this.database.query(
      asService,
      `UPDATE reconciliations
       SET failure = $2, next_attempt_at = coalesce($3, next_attempt_at),
           state = CASE WHEN $3::timestamptz IS NULL THEN 'failed' ELSE state END,
           finished_at = CASE WHEN $3::timestamptz IS NULL THEN now() END
       WHERE reconciliation_id = $1 AND state = 'requested'`,
      [reconciliationId, failure, nextAttemptMs === null ? null : new Date(nextAttemptMs)],
    );
  }

  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(next_attempt_at) AS next FROM reconciliations WHERE state = 'requested'`,
    );
    return row?.next?.getTime() ?? null;
  }
}

async function insertDifferences(
  tx: Transaction,
  { reconciliationId, provider }: ReconciliationToRun,
  differences: readonly Difference[],
): Promise<void> {
  const rows = differences.map(({ id, accountId, orderId, ...difference }) => ({
    ...difference,
    difference_id: newId(),
    reconciliation_id: reconciliationId,
    account_id: accountId,
    provider,
    subject_id: id,
    order_id: orderId,
    found_at: new Date().toISOString(),
  }));
  await tx.query(
    `INSERT INTO payment_differences SELECT * FROM json_populate_recordset(NULL::payment_differences, $1::json)`,
    [JSON.stringify(rows)],
  );
}

const toReconciliation = (row: ReconciliationRow): KnownReconciliation => ({
  reconciliationId: row.reconciliation_id,
  provider: row.provider,
  fromMs: row.from_at.getTime(),
  toMs: row.to_at.getTime(),
  cause: row.cause,
  state: row.state,
  requestedAtMs: row.requested_at.getTime(),
  finishedAtMs: row.finished_at?.getTime() ?? null,
  attempts: row.attempts,
  failure: row.failure,
  payments: Number(row.payments),
  refunds: Number(row.refunds),
  differences: Number(row.differences),
});
