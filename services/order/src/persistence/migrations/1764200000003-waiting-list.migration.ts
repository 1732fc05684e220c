import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who waits for what is sold out, and the units that are held for those whose turn has come. Held units are reserved
 * ones, so that free + reserved + sold = allocated says all; `offered` is the part of them that no order has yet.
 */
export class WaitingList1764200000003 implements MigrationInterface {
  readonly name = 'WaitingList1764200000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE allocations
        ADD COLUMN offered bigint NOT NULL DEFAULT 0,
        ADD CONSTRAINT offered_is_reserved CHECK (offered BETWEEN 0 AND reserved);
      ALTER TABLE stock_movements
        ADD COLUMN offered_by bigint NOT NULL DEFAULT 0,
        ADD COLUMN offer_id uuid;

      CREATE TABLE waiting_lists (
        listing_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        is_open boolean NOT NULL,
        offer_seconds integer NOT NULL CHECK (offer_seconds > 0)
      );

      CREATE TABLE waiting (
        entry_id uuid PRIMARY KEY,
        place bigint GENERATED ALWAYS AS IDENTITY,
        account_id uuid NOT NULL,
        session_id uuid NOT NULL,
        viewer_id text NOT NULL,
        listing_id uuid NOT NULL,
        sku_id uuid NOT NULL,
        quantity integer NOT NULL CHECK (quantity > 0),
        joined_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'offered', 'accepted', 'lapsed', 'left')),
        expires_at timestamptz,
        order_id uuid,
        CONSTRAINT only_offers_expire CHECK ((state = 'offered') = (expires_at IS NOT NULL)),
        CONSTRAINT only_orders_accept CHECK ((state = 'accepted') = (order_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX one_place_each ON waiting (session_id, viewer_id, listing_id, sku_id)
        WHERE state IN ('waiting', 'offered');
      CREATE INDEX waiting_in_line ON waiting (listing_id, sku_id, place) WHERE state = 'waiting';
      CREATE INDEX waiting_with_offers ON waiting (expires_at) WHERE state = 'offered';
      CREATE INDEX waiting_of_viewer ON waiting (session_id, viewer_id, place);
      ${accountOwned('waiting_lists', 'waiting')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE waiting, waiting_lists;
      ALTER TABLE stock_movements DROP COLUMN offer_id, DROP COLUMN offered_by;
      ALTER TABLE allocations DROP CONSTRAINT offered_is_reserved, DROP COLUMN offered;`);
  }
}
