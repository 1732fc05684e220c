import { accountOwned } from '@shopcast/database';
import { eventLogTables } from '@shopcast/event-log';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders, the stock ledger with its movements, refunds, buyers, and what the desk remembers of others' facts. */
export class OrderDesk1764000000000 implements MigrationInterface {
  readonly name = 'OrderDesk1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rememberedTables);
    await runner.query(ledgerTables);
    await runner.query(orderTables);
    await runner.query(eventLogTables);
    await runner.query(
      accountOwned(
        ...['sessions', 'offers', 'live_prices', 'revoked_keys'],
        ...['allocations', 'stock_movements'],
        ...['orders', 'refunds', 'buyers'],
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE consumer_offsets, inbox, outbox, buyers, refunds, orders, stock_movements, allocations,
                 revoked_keys, live_prices, offers, sessions`);
  }
}

const rememberedTables = `
  CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'live', 'paused', 'ended')),
    currency text NOT NULL,
    time_scale integer NOT NULL CHECK (time_scale >= 1),
    started_at_ms bigint
  );

  CREATE TABLE offers (
    listing_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    account_id uuid NOT NULL,
    currency text NOT NULL,
    list_price_minor bigint NOT NULL CHECK (list_price_minor >= 0),
    PRIMARY KEY (listing_id, sku_id)
  );

  CREATE TABLE live_prices (
    session_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    starts_at_ms bigint NOT NULL,
    account_id uuid NOT NULL,
    ends_at_ms bigint,
    price_minor bigint NOT NULL CHECK (price_minor >= 0),
    PRIMARY KEY (session_id, listing_id, sku_id, starts_at_ms)
  );

  CREATE TABLE revoked_keys (
    key_id uuid PRIMARY KEY,
    account_id uuid NOT NULL
  );`;

/** The checks hold at every commit, whatever the code believes. */
const ledgerTables = `
  CREATE TABLE allocations (
    allocation_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    listing_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    intended bigint NOT NULL CHECK (intended >= 0),
    allocated bigint NOT NULL,
    reserved bigint NOT NULL CHECK (reserved >= 0),
    sold bigint NOT NULL CHECK (sold >= 0),
    UNIQUE (listing_id, sku_id),
    CONSTRAINT never_oversold CHECK (reserved + sold <= allocated)
  ) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);

  CREATE TABLE stock_movements (
    movement_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id uuid NOT NULL,
    allocation_id uuid NOT NULL,
    order_id uuid,
    cause text NOT NULL,
    allocated_by bigint NOT NULL,
    reserved_by bigint NOT NULL,
    sold_by bigint NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT now()
  );`;

const orderTables = `
  CREATE TABLE orders (
    order_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    session_id uuid NOT NULL,
    viewer_id text NOT NULL,
    payment_id uuid NOT NULL,
    placement_key uuid NOT NULL UNIQUE,
    digest uuid NOT NULL,
    lines jsonb NOT NULL,
    total_minor bigint NOT NULL CHECK (total_minor >= 0),
    currency text NOT NULL,
    placed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    status text NOT NULL CHECK (
      status IN ('placed', 'paid', 'partly_refunded', 'refunded', 'expired', 'cancelled')),
    new_buyer boolean,
    refunded_minor bigint NOT NULL CHECK (refunded_minor BETWEEN 0 AND total_minor),
    cancel_reason text,
    money_returned boolean NOT NULL
  );
  CREATE INDEX orders_of_account ON orders (account_id, order_id);
  CREATE INDEX orders_of_session ON orders (session_id, order_id);
  CREATE INDEX orders_of_viewer ON orders (account_id, viewer_id, order_id);
  CREATE INDEX orders_awaiting_payment ON orders (expires_at) WHERE status = 'placed';

  CREATE TABLE refunds (
    refund_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    order_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    request_key uuid UNIQUE,
    digest uuid,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    refunded_total_minor bigint NOT NULL,
    currency text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    made_at timestamptz
  );
  CREATE INDEX refunds_of_order ON refunds (order_id);
  CREATE INDEX refunds_to_make ON refunds (next_attempt_at) WHERE made_at IS NULL;

  CREATE TABLE buyers (
    account_id uuid NOT NULL,
    viewer_id text NOT NULL,
    first_order_id uuid,
    PRIMARY KEY (account_id, viewer_id)
  );`;
