import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders know their provider, refunds how far they are, and money that arrived is written down as what it was. */
export class PaymentProviders1764500000000 implements MigrationInterface {
  readonly name = 'PaymentProviders1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SELECT set_config('shopcast.principal', 'service', true);
      ALTER TABLE orders ADD COLUMN payment_provider text NOT NULL DEFAULT 'test';

      ALTER TABLE refunds
        ADD COLUMN provider text NOT NULL DEFAULT 'test',
        ADD COLUMN round integer NOT NULL DEFAULT 0,
        ADD COLUMN asked_at timestamptz,
        ADD COLUMN failed_at timestamptz,
        ADD COLUMN failure text,
        ADD CONSTRAINT made_or_failed CHECK (made_at IS NULL OR failed_at IS NULL);
      UPDATE refunds SET asked_at = made_at;
      DROP INDEX refunds_to_make;
      CREATE INDEX refunds_to_make ON refunds (next_attempt_at) WHERE made_at IS NULL AND failed_at IS NULL;

      CREATE TABLE received_payments (
        payment_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        order_id uuid NOT NULL,
        provider text NOT NULL,
        reference text,
        amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
        currency text NOT NULL,
        paid_at timestamptz NOT NULL
      );
      CREATE INDEX received_payments_by_time ON received_payments (provider, paid_at);
      INSERT INTO received_payments
        SELECT payment_id, account_id, order_id, 'test', NULL, total_minor, currency, placed_at FROM orders
        WHERE status IN ('paid', 'partly_refunded', 'refunded') OR money_returned;

      CREATE TABLE opened_payments (
        payment_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        order_id uuid NOT NULL,
        provider text NOT NULL,
        reference text,
        referenced_at timestamptz,
        expires_at timestamptz NOT NULL,
        looks integer NOT NULL DEFAULT 0,
        next_look_at timestamptz NOT NULL
      );
      CREATE INDEX opened_payments_to_look_at ON opened_payments (next_look_at);

      ALTER TABLE test_refunds ADD COLUMN made_at timestamptz NOT NULL DEFAULT now();
      ${accountOwned('received_payments', 'opened_payments')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE test_refunds DROP COLUMN made_at;
      DROP TABLE opened_payments, received_payments;
      DROP INDEX refunds_to_make;
      ALTER TABLE refunds DROP COLUMN failure, DROP COLUMN failed_at, DROP COLUMN asked_at, DROP COLUMN round,
                          DROP COLUMN provider;
      CREATE INDEX refunds_to_make ON refunds (next_attempt_at) WHERE made_at IS NULL;
      ALTER TABLE orders DROP COLUMN payment_provider;`);
  }
}
