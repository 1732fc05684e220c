import { accountOwned, appendOnly } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The double-entry ledger. An entry names the account that it debits and the one that it credits in one row, so that
 * debits equal credits in every state that the tables can hold; `ledger_postings` shows the two sides apart. Rows are
 * added and never changed.
 */
export class Ledger1764300000001 implements MigrationInterface {
  readonly name = 'Ledger1764300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_transactions (
        transaction_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        cause text NOT NULL CHECK (cause IN ('sale', 'refund')),
        order_id uuid NOT NULL,
        refund_id uuid CHECK ((cause = 'refund') = (refund_id IS NOT NULL)),
        currency text NOT NULL,
        occurred_at timestamptz NOT NULL,
        booked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        lines jsonb NOT NULL,
        for_lines jsonb,
        UNIQUE (transaction_id, account_id, currency)
      );

      CREATE INDEX refunds_for_lines ON ledger_transactions (order_id) WHERE for_lines IS NOT NULL;

      CREATE TABLE ledger_entries (
        entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        line_no integer NOT NULL,
        listing_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        currency text NOT NULL,
        debit text NOT NULL CHECK (debit IN ${CHART}),
        credit text NOT NULL CHECK (credit IN ${CHART}),
        amount_minor bigint NOT NULL CHECK (amount_minor > 0),
        CHECK (debit <> credit),
        UNIQUE (transaction_id, line_no, debit, credit),
        FOREIGN KEY (transaction_id, account_id, currency)
          REFERENCES ledger_transactions (transaction_id, account_id, currency)
      );
      CREATE INDEX ledger_entries_of_brand ON ledger_entries (account_id, brand_id, currency, occurred_at);

      CREATE VIEW ledger_postings WITH (security_invoker = true) AS
        SELECT entry_id, account_id, transaction_id, line_no, brand_id, currency, occurred_at,
               debit AS ledger_account, amount_minor AS debit_minor, 0::bigint AS credit_minor
        FROM ledger_entries
        UNION ALL
        SELECT entry_id, account_id, transaction_id, line_no, brand_id, currency, occurred_at,
               credit, 0::bigint, amount_minor
        FROM ledger_entries;

      ${accountOwned('ledger_transactions', 'ledger_entries')}
      ${appendOnly('ledger_transactions', 'ledger_entries')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW ledger_postings; DROP TABLE ledger_entries, ledger_transactions`);
  }
}

const CHART = `('buyer_money', 'refunds', 'brand_payable', 'account_commission', 'platform_fee')`;
