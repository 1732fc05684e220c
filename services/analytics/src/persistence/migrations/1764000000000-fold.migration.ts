import { accountOwned } from '@shopcast/database';
import { eventLogTables } from '@shopcast/event-log';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the fold remembers, what it knows of sessions, and what it has published. Names carry no schema: the tables are
 * created once more in a schema of their own when the log is folded again.
 */
export class Fold1764000000000 implements MigrationInterface {
  readonly name = 'Fold1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sessions (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        title text NOT NULL,
        medium text NOT NULL,
        currency text NOT NULL,
        time_scale integer NOT NULL,
        state text NOT NULL,
        started_at_ms bigint,
        ended_at_ms bigint
      );
      CREATE INDEX sessions_newest ON sessions (account_id, session_id);

      CREATE TABLE session_marks (
        mark_id uuid PRIMARY KEY,
        session_id uuid NOT NULL,
        account_id uuid NOT NULL,
        kind text NOT NULL,
        at_ms bigint NOT NULL,
        listing_id uuid,
        title text,
        price_minor bigint
      );
      CREATE INDEX session_marks_in_session ON session_marks (session_id);

      CREATE TABLE listing_titles (
        listing_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        title text NOT NULL
      );

      CREATE TABLE fold_partition (
        session_id uuid NOT NULL,
        partition smallint NOT NULL,
        account_id uuid NOT NULL,
        facts bigint NOT NULL,
        traceparent text,
        folded_at timestamptz NOT NULL,
        PRIMARY KEY (session_id, partition)
      ) WITH (fillfactor = 50);

      CREATE TABLE fold_viewer (
        session_id uuid NOT NULL,
        viewer_id text COLLATE "C" NOT NULL,
        partition smallint NOT NULL,
        account_id uuid NOT NULL,
        entered_ms bigint,
        visited_ms bigint,
        clicked_ms bigint,
        paid_ms bigint,
        watched bigint[] NOT NULL,
        open_stays jsonb,
        early_leaves jsonb,
        PRIMARY KEY (session_id, viewer_id)
      ) WITH (fillfactor = 70);

      CREATE TABLE fold_minute (
        session_id uuid NOT NULL,
        partition smallint NOT NULL,
        bucket_ms bigint NOT NULL,
        account_id uuid NOT NULL,
        view_pv bigint NOT NULL,
        viewer_uv bigint NOT NULL,
        comments bigint NOT NULL,
        likes bigint NOT NULL,
        new_followers bigint NOT NULL,
        shop_visitors bigint NOT NULL,
        product_click_uv bigint NOT NULL,
        orders_placed bigint NOT NULL,
        orders bigint NOT NULL,
        buyers bigint NOT NULL,
        gmv bigint NOT NULL,
        new_buyer_orders bigint NOT NULL,
        presence integer[] NOT NULL,
        changed_at_fact bigint NOT NULL,
        PRIMARY KEY (session_id, partition, bucket_ms)
      ) WITH (fillfactor = 70);

      CREATE TABLE published_measures (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        fold_version bigint NOT NULL,
        final boolean NOT NULL,
        watermark_ms bigint,
        metrics jsonb NOT NULL,
        minute_digests jsonb NOT NULL
      ) WITH (fillfactor = 50);

      CREATE TABLE revoked_keys (
        key_id uuid PRIMARY KEY,
        account_id uuid NOT NULL
      );

      ${accountOwned(
        'sessions',
        'session_marks',
        'listing_titles',
        'fold_partition',
        'fold_viewer',
        'fold_minute',
        'published_measures',
        'revoked_keys',
      )}
      ${eventLogTables}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sessions, session_marks, listing_titles, fold_partition, fold_viewer, fold_minute, published_measures,
        revoked_keys, outbox, inbox, consumer_offsets;
    `);
  }
}
