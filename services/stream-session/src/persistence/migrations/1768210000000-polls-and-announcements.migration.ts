import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PollsAndAnnouncements1768210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE polls (
        poll_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        session_id uuid NOT NULL REFERENCES sessions,
        question text NOT NULL,
        options text[] NOT NULL,
        opened_at_ms bigint NOT NULL,
        key_id uuid,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
        closed_at_ms bigint,
        votes integer[] NOT NULL CHECK (cardinality(votes) = cardinality(options)),
        CHECK ((state = 'closed') = (closed_at_ms IS NOT NULL))
      ) WITH (fillfactor = 70);
      COMMENT ON COLUMN polls.opened_at_ms IS 'Session time, like closed_at_ms';
      COMMENT ON COLUMN polls.votes IS 'Counted in the transactions of the votes';
      CREATE UNIQUE INDEX polls_one_open ON polls (session_id) WHERE state = 'open';
      CREATE INDEX polls_newest ON polls (session_id, opened_at_ms DESC, poll_id DESC);

      CREATE TABLE poll_votes (
        poll_id uuid NOT NULL REFERENCES polls,
        viewer_id text NOT NULL,
        account_id uuid NOT NULL,
        option smallint NOT NULL,
        voted_at_ms bigint NOT NULL,
        PRIMARY KEY (poll_id, viewer_id)
      );
      CREATE TABLE room_announcements (
        session_id uuid PRIMARY KEY REFERENCES sessions,
        account_id uuid NOT NULL,
        announcement_id uuid NOT NULL,
        text text NOT NULL,
        made_at_ms bigint NOT NULL
      );
      CREATE TABLE followers_only_rooms (
        session_id uuid PRIMARY KEY REFERENCES sessions,
        account_id uuid NOT NULL
      );
      ${accountOwned('polls', 'poll_votes', 'room_announcements', 'followers_only_rooms')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE followers_only_rooms, room_announcements, poll_votes, polls');
  }
}
