import { accountOwned, appendOnly } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Moderation1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE viewer_restrictions (
        restriction_id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        viewer_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('mute', 'ban')),
        session_id uuid REFERENCES sessions,
        until_ms bigint,
        reason text,
        key_id uuid NOT NULL,
        imposed_at_ms bigint NOT NULL,
        lifted_at_ms bigint
      );
      COMMENT ON COLUMN viewer_restrictions.session_id IS 'null: in all rooms of the account';
      CREATE UNIQUE INDEX viewer_restrictions_one ON viewer_restrictions
        (account_id, viewer_id, kind, session_id) NULLS NOT DISTINCT WHERE lifted_at_ms IS NULL;
      CREATE INDEX viewer_restrictions_newest ON viewer_restrictions
        (account_id, imposed_at_ms DESC, restriction_id DESC);

      CREATE TABLE restriction_versions (
        account_id uuid PRIMARY KEY REFERENCES accounts,
        version integer NOT NULL
      );
      COMMENT ON TABLE restriction_versions IS 'Counts the changes, so that every process finds those that it did not hear of';

      CREATE TABLE moderation_audit (
        entry_id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        at_ms bigint NOT NULL,
        key_id uuid,
        action text NOT NULL,
        viewer_id text,
        session_id uuid,
        comment_id uuid,
        reason text,
        details jsonb NOT NULL
      );
      CREATE INDEX moderation_audit_newest ON moderation_audit (account_id, at_ms DESC, entry_id DESC);
      CREATE INDEX moderation_audit_by_key ON moderation_audit (account_id, key_id, at_ms DESC, entry_id DESC);
      CREATE INDEX moderation_audit_by_viewer ON moderation_audit (account_id, viewer_id, at_ms DESC, entry_id DESC);
      ${accountOwned('viewer_restrictions', 'restriction_versions', 'moderation_audit')}
      ${appendOnly('moderation_audit')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE moderation_audit, restriction_versions, viewer_restrictions');
  }
}
