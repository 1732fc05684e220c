import { accountOwned } from '@shopcast/database';
import { eventLogTables } from '@shopcast/event-log';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Brands, products, listings, shelves and live prices, and what the catalog remembers of sessions and revoked keys. */
export class Catalog1764000000000 implements MigrationInterface {
  readonly name = 'Catalog1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE brands (
        brand_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL,
        UNIQUE (account_id, brand_id)
      );
      CREATE INDEX brands_newest ON brands (account_id, seq);

      CREATE TABLE products (
        product_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        brand_id uuid NOT NULL,
        title text NOT NULL,
        currency text NOT NULL,
        skus jsonb NOT NULL,
        UNIQUE (account_id, product_id),
        FOREIGN KEY (account_id, brand_id) REFERENCES brands (account_id, brand_id)
      );
      CREATE INDEX products_newest ON products (account_id, seq);

      CREATE TABLE listings (
        listing_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        brand_id uuid NOT NULL,
        product_id uuid NOT NULL,
        title text NOT NULL,
        currency text NOT NULL,
        skus jsonb NOT NULL,
        UNIQUE (account_id, product_id),
        UNIQUE (account_id, listing_id),
        FOREIGN KEY (account_id, product_id) REFERENCES products (account_id, product_id)
      );
      CREATE INDEX listings_newest ON listings (account_id, seq);

      CREATE TABLE shelves (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        listing_ids uuid[] NOT NULL DEFAULT '{}',
        pinned_listing_id uuid,
        CHECK (pinned_listing_id IS NULL OR pinned_listing_id = ANY (listing_ids))
      );

      CREATE TABLE live_prices (
        session_id uuid NOT NULL,
        listing_id uuid NOT NULL,
        sku_id uuid NOT NULL,
        account_id uuid NOT NULL,
        price_minor bigint NOT NULL CHECK (price_minor > 0),
        starts_at_ms bigint NOT NULL,
        ends_at_ms bigint CHECK (ends_at_ms > starts_at_ms),
        request_key text,
        PRIMARY KEY (session_id, listing_id, sku_id),
        FOREIGN KEY (account_id, listing_id) REFERENCES listings (account_id, listing_id)
      );

      CREATE TABLE sessions (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        state text NOT NULL,
        currency text NOT NULL,
        time_scale integer NOT NULL,
        started_at_ms bigint
      );

      CREATE TABLE revoked_keys (
        account_id uuid NOT NULL,
        key_id uuid PRIMARY KEY
      );

      ${accountOwned('brands', 'products', 'listings', 'shelves', 'live_prices', 'sessions', 'revoked_keys')}
      ${eventLogTables}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE live_prices, shelves, listings, products, brands, sessions, revoked_keys;
      DROP TABLE outbox, inbox, consumer_offsets;
    `);
  }
}
