import { accountOwned, serviceOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comparisons of our books with a provider's, and what they have found. */
export class Reconciliation1764500000001 implements MigrationInterface {
  readonly name = 'Reconciliation1764500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reconciliations (
        reconciliation_id uuid PRIMARY KEY,
        provider text NOT NULL,
        from_at timestamptz NOT NULL,
        to_at timestamptz NOT NULL CHECK (to_at > from_at),
        cause text NOT NULL CHECK (cause IN ('daily', 'requested')),
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'done', 'failed')),
        requested_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        failure text,
        payments bigint NOT NULL DEFAULT 0,
        refunds bigint NOT NULL DEFAULT 0,
        differences bigint NOT NULL DEFAULT 0
      );
      CREATE INDEX reconciliations_to_run ON reconciliations (next_attempt_at) WHERE state = 'requested';

      -- Money that nobody knows belongs to no account: only the operator sees it.
      CREATE TABLE payment_differences (
        difference_id uuid PRIMARY KEY,
        reconciliation_id uuid NOT NULL REFERENCES reconciliations,
        account_id uuid,
        provider text NOT NULL,
        kind text NOT NULL,
        what text NOT NULL,
        subject_id uuid,
        reference text,
        order_id uuid,
        ours jsonb,
        theirs jsonb,
        found_at timestamptz NOT NULL
      );
      CREATE INDEX differences_of_reconciliation ON payment_differences (reconciliation_id, difference_id);
      CREATE INDEX differences_of_account ON payment_differences (account_id, difference_id);
      CREATE INDEX refunds_by_time ON refunds (provider, asked_at);
      ${serviceOwned('reconciliations')}
      ${accountOwned('payment_differences')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX refunds_by_time; DROP TABLE payment_differences, reconciliations`);
  }
}
