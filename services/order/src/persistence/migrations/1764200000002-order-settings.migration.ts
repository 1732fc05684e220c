import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account, or one session of it, wants to be otherwise than the installation has it; null: not that. */
export class OrderSettings1764200000002 implements MigrationInterface {
  readonly name = 'OrderSettings1764200000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_settings (
        account_id uuid PRIMARY KEY,
        payment_timeout_seconds integer CHECK (payment_timeout_seconds > 0),
        received_after_seconds integer CHECK (received_after_seconds > 0)
      );

      CREATE TABLE session_order_settings (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        payment_timeout_seconds integer NOT NULL CHECK (payment_timeout_seconds > 0)
      );
      ${accountOwned('order_settings', 'session_order_settings')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE session_order_settings, order_settings`);
  }
}
