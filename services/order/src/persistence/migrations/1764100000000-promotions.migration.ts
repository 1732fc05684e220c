import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coupons with their campaigns' ledger, what is counted against ceilings, purchase limits, and first-order gifts. */
export class Promotions1764100000000 implements MigrationInterface {
  readonly name = 'Promotions1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(couponTables);
    await runner.query(countingTables);
    await runner.query(`
      ALTER TABLE orders ADD COLUMN deal jsonb;
      ALTER TABLE live_prices ADD COLUMN units_at_price bigint CHECK (units_at_price > 0);`);
    await runner.query(
      accountOwned(
        ...['coupon_campaigns', 'coupon_drops', 'coupons'],
        ...['tallies', 'purchase_limits', 'first_order_gifts'],
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE live_prices DROP COLUMN units_at_price;
      ALTER TABLE orders DROP COLUMN deal;
      DROP TABLE first_order_gifts, purchase_limits, tallies, coupons, coupon_drops, coupon_campaigns`);
  }
}

/** The checks hold at every commit, whatever the code believes. */
const couponTables = `
  CREATE TABLE coupon_campaigns (
    campaign_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    request_key uuid NOT NULL UNIQUE,
    digest uuid NOT NULL,
    title text NOT NULL,
    currency text NOT NULL,
    discount jsonb NOT NULL,
    minimum_spend_minor bigint NOT NULL CHECK (minimum_spend_minor >= 0),
    listing_ids uuid[],
    new_buyers_only boolean NOT NULL,
    per_viewer bigint NOT NULL CHECK (per_viewer > 0),
    claim_from timestamptz NOT NULL,
    claim_until timestamptz NOT NULL,
    usable_until timestamptz NOT NULL,
    stock bigint NOT NULL,
    free bigint NOT NULL CHECK (free >= 0),
    claimed bigint NOT NULL CHECK (claimed >= 0),
    used bigint NOT NULL CHECK (used >= 0),
    CONSTRAINT no_coupon_is_lost CHECK (free + claimed + used = stock),
    CHECK (claim_from < claim_until AND claim_until <= usable_until)
  ) WITH (fillfactor = 50);
  CREATE INDEX campaigns_of_account ON coupon_campaigns (account_id, campaign_id);
  CREATE INDEX campaigns_running_out ON coupon_campaigns (usable_until) WHERE claimed > 0;

  CREATE TABLE coupon_drops (
    campaign_id uuid NOT NULL REFERENCES coupon_campaigns,
    session_id uuid NOT NULL,
    account_id uuid NOT NULL,
    dropped_at timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, session_id)
  );

  CREATE TABLE coupons (
    coupon_id uuid PRIMARY KEY,
    campaign_id uuid NOT NULL REFERENCES coupon_campaigns,
    account_id uuid NOT NULL,
    viewer_id text NOT NULL,
    session_id uuid NOT NULL,
    claim_key uuid NOT NULL UNIQUE,
    digest uuid NOT NULL,
    claimed_at timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN ('claimed', 'used', 'expired')),
    order_id uuid,
    CONSTRAINT used_by_one_order CHECK ((status = 'used') = (order_id IS NOT NULL))
  );
  CREATE INDEX coupons_of_account ON coupons (account_id, coupon_id);
  CREATE INDEX coupons_of_viewer ON coupons (account_id, viewer_id, coupon_id);
  CREATE INDEX coupons_of_campaign ON coupons (campaign_id, viewer_id);
  CREATE INDEX coupons_unused ON coupons (campaign_id, coupon_id) WHERE status = 'claimed';`;

const countingTables = `
  CREATE TABLE tallies (
    tally_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    units bigint NOT NULL CHECK (units >= 0)
  ) WITH (fillfactor = 50);

  CREATE TABLE purchase_limits (
    limit_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    listing_id uuid,
    sku_id uuid,
    span text NOT NULL CHECK (span IN ('ever', 'session')),
    units bigint NOT NULL CHECK (units > 0),
    CHECK (sku_id IS NULL OR listing_id IS NOT NULL)
  );
  CREATE INDEX purchase_limits_of_account ON purchase_limits (account_id, listing_id);

  CREATE TABLE first_order_gifts (
    account_id uuid PRIMARY KEY,
    listing_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    quantity bigint NOT NULL CHECK (quantity > 0)
  );`;
