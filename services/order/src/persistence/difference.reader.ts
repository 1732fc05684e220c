import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { type Page, toPage } from '@shopcast/http';
import type { Difference, DifferenceKind } from '../domain/reconciliation/difference.js';
import { idIn } from './id-cursor.js';

/** A difference with where and when it was found. */
export interface FoundDifference extends Difference {
  readonly differenceId: string;
  readonly reconciliationId: string;
  readonly provider: string;
  readonly foundAt: string;
}

export interface DifferenceFilter {
  readonly reconciliationId?: string | undefined;
  readonly kind?: DifferenceKind | undefined;
}

interface DifferenceRow {
  readonly difference_id: string;
  readonly reconciliation_id: string;
  readonly account_id: string | null;
  readonly provider: string;
  readonly kind: DifferenceKind;
  readonly what: Difference['what'];
  readonly subject_id: string | null;
  readonly reference: string | null;
  readonly order_id: string | null;
  readonly ours: Difference['ours'];
  readonly theirs: Difference['theirs'];
  readonly found_at: Date;
}

/** Reads what comparisons have found; row-level security shows an account its own. */
@Injectable()
export class DifferenceReader {
  constructor(private readonly database: Database) {}

  async page(
    scope: Scope,
    { reconciliationId, kind }: DifferenceFilter,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<FoundDifference>> {
    const rows = await this.database.query<DifferenceRow>(
      scope,
      `SELECT * FROM payment_differences
       WHERE ($1::uuid IS NULL OR reconciliation_id = $1) AND ($2::text IS NULL OR kind = $2)
         AND ($3::uuid IS NULL OR difference_id < $3)
       ORDER BY difference_id DESC LIMIT $4`,
      [reconciliationId ?? null, kind ?? null, idIn(cursor), limit + 1],
    );
    return toPage(rows, limit, toFoundDifference, (row) => [row.difference_id]);
  }
}

const toFoundDifference = (row: DifferenceRow): FoundDifference => ({
  differenceId: row.difference_id,
  reconciliationId: row.reconciliation_id,
  provider: row.provider,
  kind: row.kind,
  what: row.what,
  id: row.subject_id,
  reference: row.reference,
  accountId: row.account_id,
  orderId: row.order_id,
  ours: row.ours,
  theirs: row.theirs,
  foundAt: row.found_at.toISOString(),
});
