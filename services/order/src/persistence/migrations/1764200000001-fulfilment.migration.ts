import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shipments and returns are part of their order: they are decided under its lock and saved with it. */
export class Fulfilment1764200000001 implements MigrationInterface {
  readonly name = 'Fulfilment1764200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE orders
        ADD COLUMN fulfilment jsonb,
        ADD COLUMN receipt_due_at timestamptz,
        ADD CONSTRAINT only_paid_orders_ship
          CHECK (fulfilment IS NULL OR status IN ('paid', 'partly_refunded', 'refunded'));
      CREATE INDEX orders_awaiting_receipt ON orders (receipt_due_at) WHERE receipt_due_at IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX orders_awaiting_receipt;
      ALTER TABLE orders DROP CONSTRAINT only_paid_orders_ship, DROP COLUMN receipt_due_at, DROP COLUMN fulfilment;`);
  }
}
