import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoomComments1765610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE room_comments (
        comment_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        session_id uuid NOT NULL,
        viewer_id text NOT NULL,
        posted_at_ms bigint NOT NULL,
        deleted_at_ms bigint
      );
      COMMENT ON TABLE room_comments IS 'Read model of our own interaction facts: who has written which comment; the log has the words';
      COMMENT ON COLUMN room_comments.posted_at_ms IS 'Session time, like deleted_at_ms';
      ${accountOwned('room_comments')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE room_comments');
  }
}
