import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The books of the built-in test provider. Nothing of the order desk may join them: they stand for another company's. */
export class TestPayments1764000000001 implements MigrationInterface {
  readonly name = 'TestPayments1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE test_payments (
        payment_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        viewer_id text NOT NULL,
        reference uuid NOT NULL,
        amount_minor bigint NOT NULL,
        currency text NOT NULL,
        outcome text CHECK (outcome IN ('succeeded', 'failed')),
        confirmed_at timestamptz
      );

      CREATE TABLE test_refunds (
        refund_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        payment_id uuid NOT NULL REFERENCES test_payments,
        amount_minor bigint NOT NULL CHECK (amount_minor >= 0)
      );
      CREATE INDEX test_refunds_of_payment ON test_refunds (payment_id);

      CREATE TABLE test_callbacks (
        callback_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id uuid NOT NULL,
        payment_id uuid NOT NULL REFERENCES test_payments,
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0
      );
      CREATE INDEX test_callbacks_due ON test_callbacks (due_at);
      ${accountOwned('test_payments', 'test_refunds', 'test_callbacks')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE test_callbacks, test_refunds, test_payments`);
  }
}
