import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders in two payments, and refunds that come from both. */
export class PreSale1764200000004 implements MigrationInterface {
  readonly name = 'PreSale1764200000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pre_sales (
        listing_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        deposit_basis_points integer NOT NULL CHECK (deposit_basis_points BETWEEN 1 AND 9999),
        balance_from timestamptz NOT NULL,
        balance_until timestamptz NOT NULL,
        CONSTRAINT window_has_length CHECK (balance_from < balance_until)
      );

      ALTER TABLE orders
        ADD COLUMN pre_sale jsonb,
        ADD COLUMN forfeits_at timestamptz,
        ADD COLUMN balance_payment_id uuid,
        ADD COLUMN balance_returned boolean DEFAULT false,
        DROP CONSTRAINT orders_status_check,
        ADD CONSTRAINT orders_status_check CHECK (status IN (
          'placed', 'deposit_paid', 'paid', 'partly_refunded', 'refunded', 'expired', 'cancelled', 'forfeited')),
        ADD CONSTRAINT deposits_are_of_pre_sales CHECK (
          status NOT IN ('deposit_paid', 'forfeited')
          OR (pre_sale IS NOT NULL AND forfeits_at IS NOT NULL AND balance_payment_id IS NOT NULL));
      CREATE INDEX orders_by_balance_payment ON orders (balance_payment_id) WHERE balance_payment_id IS NOT NULL;
      CREATE INDEX orders_awaiting_balance ON orders (forfeits_at) WHERE status = 'deposit_paid';

      ALTER TABLE refunds ADD COLUMN part_of uuid;
      ${accountOwned('pre_sales')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE refunds DROP COLUMN part_of;
      DROP INDEX orders_awaiting_balance, orders_by_balance_payment;
      ALTER TABLE orders
        DROP CONSTRAINT deposits_are_of_pre_sales, DROP CONSTRAINT orders_status_check,
        ADD CONSTRAINT orders_status_check CHECK (
          status IN ('placed', 'paid', 'partly_refunded', 'refunded', 'expired', 'cancelled')),
        DROP COLUMN balance_returned, DROP COLUMN balance_payment_id, DROP COLUMN forfeits_at, DROP COLUMN pre_sale;
      DROP TABLE pre_sales;`);
  }
}
