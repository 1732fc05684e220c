import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a room showed: kept by a consumer of its own, which reads the log from its start. */
export class RoomStory1768400000001 implements MigrationInterface {
  readonly name = 'RoomStory1768400000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE room_changes (
        event_id uuid PRIMARY KEY,
        session_id uuid NOT NULL,
        account_id uuid NOT NULL,
        place bigint GENERATED ALWAYS AS IDENTITY,
        at_ms bigint NOT NULL,
        change jsonb NOT NULL
      );
      CREATE INDEX room_changes_in_order ON room_changes (session_id, at_ms, place);
      COMMENT ON COLUMN room_changes.at_ms IS 'Session time';
      ${accountOwned('room_changes')}

      CREATE TABLE listing_changes (
        event_id uuid PRIMARY KEY,
        listing_id uuid NOT NULL,
        account_id uuid NOT NULL,
        place bigint GENERATED ALWAYS AS IDENTITY,
        at_ms bigint NOT NULL,
        change jsonb NOT NULL
      );
      CREATE INDEX listing_changes_in_order ON listing_changes (listing_id, at_ms, place);
      COMMENT ON COLUMN listing_changes.at_ms IS 'Wall time';
      ${accountOwned('listing_changes')}

      CREATE TABLE room_comments (
        comment_id uuid PRIMARY KEY,
        session_id uuid NOT NULL,
        account_id uuid NOT NULL,
        author text,
        text text,
        at_ms bigint NOT NULL
      );
      CREATE INDEX room_comments_in_order ON room_comments (session_id, at_ms, comment_id) WHERE text IS NOT NULL;
      COMMENT ON COLUMN room_comments.text IS 'null: deleted; what it said is forgotten';
      COMMENT ON COLUMN room_comments.at_ms IS 'Session time';
      ${accountOwned('room_comments')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE room_changes, listing_changes, room_comments`);
  }
}
