import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order in which an account's orders have changed, for accounts that somebody has watched. Numbers are given under
 * the lock of the feed's row, so a change that is visible is never followed by one with a smaller number.
 */
export class OrderFeed1764400000001 implements MigrationInterface {
  readonly name = 'OrderFeed1764400000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_feeds (
        account_id uuid PRIMARY KEY,
        last_change bigint NOT NULL DEFAULT 0,
        complete boolean NOT NULL DEFAULT false
      ) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);

      CREATE TABLE order_changes (
        order_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        change_no bigint NOT NULL
      ) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.02);
      CREATE INDEX order_changes_of_account ON order_changes (account_id, change_no);
      ${accountOwned('order_feeds', 'order_changes')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE order_changes, order_feeds`);
  }
}
