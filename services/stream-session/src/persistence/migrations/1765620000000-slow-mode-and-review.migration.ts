import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SlowModeAndReview1765620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE room_slow_modes (
        session_id uuid PRIMARY KEY REFERENCES sessions,
        account_id uuid NOT NULL,
        seconds integer NOT NULL CHECK (seconds >= 0)
      );
      CREATE TABLE comment_turns (
        session_id uuid NOT NULL,
        viewer_id text NOT NULL,
        account_id uuid NOT NULL,
        comment_id uuid NOT NULL,
        taken_at timestamptz NOT NULL,
        seconds integer NOT NULL,
        PRIMARY KEY (session_id, viewer_id)
      ) WITH (fillfactor = 70);
      COMMENT ON TABLE comment_turns IS 'In slow mode: when each viewer wrote last, by the one clock that all processes share';
      CREATE TABLE held_comments (
        comment_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions,
        viewer_id text NOT NULL,
        text text NOT NULL,
        written_at_ms bigint NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'refused')),
        decided_at_ms bigint,
        key_id uuid,
        is_told boolean NOT NULL DEFAULT false
      );
      COMMENT ON COLUMN held_comments.written_at_ms IS 'Session time, like decided_at_ms';
      COMMENT ON COLUMN held_comments.is_told IS 'Approved, and the room is sure to have heard of it';
      CREATE INDEX held_comments_of_session ON held_comments (session_id, state, written_at_ms, comment_id);
      CREATE INDEX held_comments_untold ON held_comments (decided_at_ms) WHERE state = 'approved' AND NOT is_told;
      ${accountOwned('room_slow_modes', 'comment_turns', 'held_comments')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE held_comments, comment_turns, room_slow_modes');
  }
}
