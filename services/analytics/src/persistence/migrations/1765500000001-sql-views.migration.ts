import { accountOwned, serviceOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mayBeReadBySqlReaders, sqlViews } from '../sql-views.js';

/**
 * What analysts read with SQL. Sessions measured before have not kept their minutes, so they are published once more.
 * Announcements get a channel that a reader cannot guess: Postgres lets every role listen.
 */
export class SqlViews1765500000001 implements MigrationInterface {
  readonly name = 'SqlViews1765500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sql_readers (
        role_name name PRIMARY KEY,
        account_id uuid NOT NULL,
        title text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE published_minutes (
        session_id uuid NOT NULL,
        minute integer NOT NULL,
        account_id uuid NOT NULL,
        at timestamptz NOT NULL,
        metrics jsonb NOT NULL,
        PRIMARY KEY (session_id, minute)
      ) WITH (fillfactor = 70);

      CREATE TABLE announcement_channel (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        name text NOT NULL
      );
      INSERT INTO announcement_channel (name) VALUES ('folded_' || replace(gen_random_uuid()::text, '-', ''));

      SELECT set_config('shopcast.principal', 'service', true);
      UPDATE published_measures SET fold_version = -1, minute_digests = '{}';

      ${accountOwned('sql_readers', 'published_minutes')}
      ${serviceOwned('announcement_channel')}`);
    // Elsewhere these tables are folded again, beside the live ones: the views are of the live ones.
    const [{ schema }] = (await runner.query(`SELECT current_schema() AS schema`)) as [{ schema: string }];
    if (schema === 'public') await runner.query(`${mayBeReadBySqlReaders} ${sqlViews}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP SCHEMA IF EXISTS analytics_v1 CASCADE;
      DROP TABLE sql_readers CASCADE;
      DROP TABLE published_minutes, announcement_channel;`);
  }
}
