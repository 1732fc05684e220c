import { accountOwned, serviceOwned } from '@shopcast/database';
import { eventLogTables } from '@shopcast/event-log';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FirstTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eventLogTables);
    await runner.query(accounts);
    await runner.query(sessions);
    await runner.query(presence);
    await runner.query(shownInRoom);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE room_likes, room_shelves, room_processes, stay_holders, stays, followers, sessions, access_keys,
        accounts, consumer_offsets, inbox, outbox`);
  }
}

const accounts = `
  CREATE TABLE accounts (
    account_id uuid PRIMARY KEY,
    name text NOT NULL,
    opened_at_ms bigint NOT NULL
  );
  CREATE TABLE access_keys (
    key_id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    name text NOT NULL,
    scopes text[] NOT NULL,
    created_at_ms bigint NOT NULL,
    revoked_at_ms bigint
  );
  CREATE INDEX access_keys_of_account ON access_keys (account_id, created_at_ms);
  CREATE INDEX access_keys_revoked ON access_keys (revoked_at_ms) WHERE revoked_at_ms IS NOT NULL;
  CREATE TABLE followers (
    account_id uuid NOT NULL REFERENCES accounts,
    viewer_id text NOT NULL,
    session_id uuid NOT NULL,
    followed_at_ms bigint NOT NULL,
    PRIMARY KEY (account_id, viewer_id)
  );
  CREATE INDEX followers_newest ON followers (account_id, followed_at_ms DESC, viewer_id DESC);
  ${accountOwned('accounts', 'access_keys', 'followers')}`;

const sessions = `
  CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    title text NOT NULL,
    medium text NOT NULL CHECK (medium IN ('video', 'audio')),
    currency text NOT NULL,
    time_scale integer NOT NULL CHECK (time_scale >= 1),
    state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'live', 'paused', 'ended')),
    planned_start_ms bigint,
    planned_end_ms bigint,
    started_at_ms bigint,
    ended_at_ms bigint,
    ended_by uuid,
    created_at_ms bigint NOT NULL,
    changed_at_ms bigint NOT NULL,
    CHECK ((started_at_ms IS NOT NULL) = (state IN ('live', 'paused', 'ended'))),
    CHECK ((ended_at_ms IS NOT NULL) = (state = 'ended'))
  );
  COMMENT ON COLUMN sessions.ended_by IS 'The process that ended it: at that moment its connections were alive';
  CREATE INDEX sessions_newest ON sessions (account_id, created_at_ms DESC, session_id DESC);
  ${accountOwned('sessions')}`;

const presence = `
  CREATE TABLE stays (
    stay_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    session_id uuid NOT NULL,
    viewer_id text NOT NULL,
    entered_at_ms bigint NOT NULL,
    closing_at_ms bigint,
    left_at_ms bigint,
    reason text,
    recorded_at timestamptz NOT NULL DEFAULT now()
  ) WITH (fillfactor = 80);
  COMMENT ON TABLE stays IS 'Read model of our own audience facts: who is in which room, by the log';
  COMMENT ON COLUMN stays.closing_at_ms IS 'A process has decided to close it at this session time; nobody may resume it';
  CREATE INDEX stays_open ON stays (session_id, viewer_id) WHERE left_at_ms IS NULL;

  CREATE TABLE stay_holders (
    stay_id uuid NOT NULL,
    process_id uuid NOT NULL,
    account_id uuid NOT NULL,
    session_id uuid NOT NULL,
    away_since_ms bigint,
    PRIMARY KEY (stay_id, process_id)
  );
  COMMENT ON TABLE stay_holders IS 'Which process has the viewer’s connections, or waits for them to come back';
  CREATE INDEX stay_holders_of_process ON stay_holders (process_id);

  CREATE TABLE room_processes (
    process_id uuid PRIMARY KEY,
    beat_at timestamptz NOT NULL,
    alive_ms bigint NOT NULL
  );
  COMMENT ON TABLE room_processes IS 'Last proof of life of each process that holds connections';
  ${accountOwned('stays', 'stay_holders')}
  ${serviceOwned('room_processes')}`;

const shownInRoom = `
  CREATE TABLE room_shelves (
    session_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    listing_ids uuid[] NOT NULL DEFAULT '{}',
    pinned_listing_id uuid,
    pinned_title text
  );
  CREATE INDEX room_shelves_by_listing ON room_shelves USING gin (listing_ids);
  CREATE TABLE room_likes (
    session_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    likes bigint NOT NULL
  ) WITH (fillfactor = 50);
  ${accountOwned('room_shelves', 'room_likes')}`;
