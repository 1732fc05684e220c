import { accountOwned, appendOnly } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';
import { versionsMayBeRead, versionView } from '../version-view.js';

/**
 * What sessions were 0, 1, 7, 15 and 30 days after their end, and the orders that made the difference. Facts from before
 * were not told by order, so the fold begins again; finished sessions get their versions by and by.
 */
export class SessionVersions1769000000000 implements MigrationInterface {
  readonly name = 'SessionVersions1769000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      CREATE TABLE order_changes (
        change_id uuid PRIMARY KEY,
        session_id uuid NOT NULL,
        account_id uuid NOT NULL,
        order_id uuid NOT NULL,
        kind text NOT NULL,
        at_ms bigint NOT NULL,
        amount_minor bigint NOT NULL,
        net_gmv_minor bigint NOT NULL,
        listed_in integer
      );
      CREATE INDEX order_changes_in_order ON order_changes (session_id, at_ms, change_id);
      COMMENT ON COLUMN order_changes.at_ms IS 'Session time';
      COMMENT ON COLUMN order_changes.listed_in IS 'The first revision of its version that tells of it; null: none yet';

      CREATE TABLE session_versions (
        session_id uuid NOT NULL,
        version smallint NOT NULL,
        revision integer NOT NULL,
        account_id uuid NOT NULL,
        at_ms bigint NOT NULL,
        since_ms bigint,
        published_at timestamptz NOT NULL,
        metrics jsonb NOT NULL,
        changed jsonb NOT NULL,
        orders jsonb NOT NULL,
        PRIMARY KEY (session_id, version, revision)
      );
      CREATE INDEX session_versions_of_account ON session_versions (account_id, session_id);
      COMMENT ON COLUMN session_versions.version IS 'Days after the end of the session';
      COMMENT ON COLUMN session_versions.changed IS 'What is not as in the version before, and what it was there';

      CREATE TABLE session_version_progress (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        -- Of all facts up to here the versions are told rightly.
        fold_version bigint NOT NULL,
        -- Wall time; null: the last version is out.
        next_from_ms bigint
      );

      ${accountOwned('order_changes', 'session_versions', 'session_version_progress')}
      ${appendOnly('session_versions')}`);
    const [{ schema }] = (await runner.query(`SELECT current_schema() AS schema`)) as [{ schema: string }];
    if (schema === 'public') await runner.query(`${versionsMayBeRead} ${versionView}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      DROP VIEW IF EXISTS analytics_v1.session_versions;
      DROP TABLE order_changes, session_versions, session_version_progress;`);
  }
}
