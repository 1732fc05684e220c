import { accountOwned, appendOnly } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Statements, and which entries of the ledger each contains. An entry is in one statement at most; the periods of a
 * series join without gap or overlap, because each statement refers to the end of the one before; entries are added
 * before their statement and never after it.
 */
export class Statements1764300000002 implements MigrationInterface {
  readonly name = 'Statements1764300000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE statements (
        statement_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        currency text NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        previous_number integer,
        period_start timestamptz NOT NULL,
        period_end timestamptz NOT NULL CHECK (period_end > period_start),
        line_count integer NOT NULL CHECK (line_count >= 0),
        sales_minor bigint NOT NULL,
        refunds_minor bigint NOT NULL,
        commission_minor bigint NOT NULL,
        platform_fee_minor bigint NOT NULL,
        payable_minor bigint NOT NULL,
        csv_sha256 text NOT NULL CHECK (csv_sha256 ~ '^[0-9a-f]{64}$'),
        issued_at timestamptz NOT NULL DEFAULT now(),
        issued_by text NOT NULL,
        CHECK (sales_minor - refunds_minor = commission_minor + platform_fee_minor + payable_minor),
        CHECK (previous_number IS NOT DISTINCT FROM nullif(number - 1, 0)),
        UNIQUE (account_id, brand_id, currency, number, period_end),
        UNIQUE (account_id, brand_id, currency, number),
        FOREIGN KEY (account_id, brand_id, currency, previous_number, period_start)
          REFERENCES statements (account_id, brand_id, currency, number, period_end)
      );
      CREATE INDEX statements_newest ON statements (account_id, issued_at, statement_id);

      CREATE TABLE statement_entries (
        statement_id uuid NOT NULL REFERENCES statements DEFERRABLE INITIALLY DEFERRED,
        line_no integer NOT NULL,
        entry_id bigint NOT NULL UNIQUE REFERENCES ledger_entries,
        account_id uuid NOT NULL,
        PRIMARY KEY (statement_id, line_no, entry_id)
      );

      CREATE FUNCTION refuse_entries_of_issued_statements() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM added JOIN statements USING (statement_id)) THEN
          RAISE EXCEPTION 'a statement never changes once it is issued' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER issued_statements_are_sealed AFTER INSERT ON statement_entries
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_entries_of_issued_statements();

      ${accountOwned('statements', 'statement_entries')}
      ${appendOnly('statements', 'statement_entries')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE statement_entries, statements;
      DROP FUNCTION refuse_entries_of_issued_statements()`);
  }
}
