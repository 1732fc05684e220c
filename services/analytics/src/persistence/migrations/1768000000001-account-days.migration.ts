import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dayViews, daysMayBeRead } from '../day-views.js';

/** What sessions add to the days of their accounts and brands. Sessions from before are gone through by and by. */
export class AccountDays1768000000001 implements MigrationInterface {
  readonly name = 'AccountDays1768000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_time_zones (
        account_id uuid NOT NULL,
        from_day date NOT NULL,
        time_zone text NOT NULL,
        PRIMARY KEY (account_id, from_day)
      );

      CREATE TABLE listing_brands (
        listing_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        brand_id uuid NOT NULL
      );
      CREATE INDEX listing_brands_of_account ON listing_brands (account_id);

      CREATE TABLE session_days (
        session_id uuid NOT NULL,
        day date NOT NULL,
        account_id uuid NOT NULL,
        parts jsonb NOT NULL,
        PRIMARY KEY (session_id, day)
      );
      CREATE INDEX session_days_of_account ON session_days (account_id, day);

      CREATE TABLE session_product_days (
        session_id uuid NOT NULL,
        listing_id uuid NOT NULL,
        day date NOT NULL,
        account_id uuid NOT NULL,
        parts jsonb NOT NULL,
        PRIMARY KEY (session_id, listing_id, day)
      );
      CREATE INDEX session_product_days_of_account ON session_product_days (account_id, day);

      -- The time zones by whose days it was published; null: before there were days.
      ALTER TABLE published_measures ADD COLUMN time_zones text;
      ${accountOwned('account_time_zones', 'listing_brands', 'session_days', 'session_product_days')}`);
    const [{ schema }] = (await runner.query(`SELECT current_schema() AS schema`)) as [{ schema: string }];
    if (schema === 'public') await runner.query(`${daysMayBeRead} ${dayViews}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW IF EXISTS analytics_v1.account_days, analytics_v1.brand_days;
      ALTER TABLE published_measures DROP COLUMN time_zones;
      DROP TABLE account_time_zones, listing_brands, session_days, session_product_days CASCADE;`);
  }
}
