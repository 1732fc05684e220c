import { serviceOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

const counts = [
  'non_followers',
  'commenters',
  'likers',
  'interactors',
  'shares',
  'product_exposure_uv',
  'product_exposure_uv_pinned',
  'product_exposure_uv_shelf',
  'product_click_uv_pinned',
  'product_click_uv_shelf',
  'product_clicks',
  'cart_uv',
  'click_buyers',
  'refunded_orders',
  'refunded_buyers',
  'refunded_amount',
];
/**
 * The whole metric contract. What was folded before does not tell what the new numbers need, so it is folded again.
 * New columns have no default: a process of the version before, which does not know them, cannot fold into them.
 */
export class WholeContract1765100000000 implements MigrationInterface {
  readonly name = 'WholeContract1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute
        ${counts.map((column) => `ADD COLUMN ${column} bigint NOT NULL`).join(',\n        ')},
        ADD COLUMN long_stays integer[] NOT NULL,
        ADD COLUMN staying bigint[] NOT NULL;

      -- What the tables of this database have been folded with; there is one row.
      CREATE TABLE fold_rules (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        start_window_ms integer NOT NULL,
        reconnect_grace_ms integer NOT NULL
      );
      ${serviceOwned('fold_rules')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      DROP TABLE fold_rules;
      ALTER TABLE fold_minute
        ${counts.map((column) => `DROP COLUMN ${column}`).join(',\n        ')},
        DROP COLUMN long_stays,
        DROP COLUMN staying;
    `);
  }
}
