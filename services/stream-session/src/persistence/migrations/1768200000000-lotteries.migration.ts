import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Lotteries1768200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lotteries (
        lottery_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions,
        prize text NOT NULL,
        winner_count integer NOT NULL CHECK (winner_count > 0),
        keyword text,
        seed text NOT NULL,
        commitment text NOT NULL,
        opened_at_ms bigint NOT NULL,
        ends_at_ms bigint NOT NULL,
        key_id uuid,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'drawn')),
        drawn_at_ms bigint,
        entrant_count integer NOT NULL DEFAULT 0,
        entrants_digest text,
        winners jsonb NOT NULL DEFAULT '[]',
        CHECK ((state = 'drawn') = (num_nulls(drawn_at_ms, entrants_digest) = 0))
      ) WITH (fillfactor = 70);
      COMMENT ON COLUMN lotteries.opened_at_ms IS 'Session time, like ends_at_ms and drawn_at_ms';
      COMMENT ON COLUMN lotteries.seed IS 'Nobody is told before the draw';
      CREATE UNIQUE INDEX lotteries_one_open ON lotteries (session_id) WHERE state = 'open';
      CREATE INDEX lotteries_newest ON lotteries (session_id, opened_at_ms DESC, lottery_id DESC);

      CREATE TABLE lottery_entries (
        lottery_id uuid NOT NULL REFERENCES lotteries,
        viewer_id text NOT NULL,
        account_id uuid NOT NULL,
        entrant uuid NOT NULL,
        entered_at_ms bigint NOT NULL,
        is_barred boolean NOT NULL DEFAULT false,
        PRIMARY KEY (lottery_id, viewer_id)
      );
      COMMENT ON COLUMN lottery_entries.is_barred IS 'Was banned when the lottery was drawn: not on the list of entrants';
      ${accountOwned('lotteries', 'lottery_entries')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lottery_entries, lotteries');
  }
}
