import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ingests1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ingests (
        session_id uuid PRIMARY KEY REFERENCES sessions,
        account_id uuid NOT NULL,
        publishing_goes_live boolean NOT NULL,
        cover_url text,
        key_id uuid,
        key_hash text,
        key_issued_at_ms bigint,
        key_expires_at_ms bigint,
        publication_id text,
        publication_key_id uuid,
        published_at_ms bigint,
        seen_at_ms bigint,
        lost_at_ms bigint,
        paused_at_ms bigint,
        CHECK (num_nulls(key_id, key_hash, key_issued_at_ms, key_expires_at_ms) IN (0, 4)),
        CHECK (num_nulls(publication_id, publication_key_id, published_at_ms, seen_at_ms) IN (0, 4)),
        CHECK (lost_at_ms IS NULL OR publication_id IS NOT NULL)
      ) WITH (fillfactor = 80);
      COMMENT ON TABLE ingests IS 'How sessions get their audio and video, and who sends it now; of keys only the hash';
      COMMENT ON COLUMN ingests.paused_at_ms IS 'Session time at which the loss of the publisher paused the session';
      CREATE INDEX ingests_published ON ingests (session_id) WHERE publication_id IS NOT NULL;
      ${accountOwned('ingests')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ingests');
  }
}
