import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunsOfShow1768300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE runs_of_show (
        session_id uuid PRIMARY KEY REFERENCES sessions,
        account_id uuid NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        segments jsonb NOT NULL CHECK (jsonb_typeof(segments) = 'array')
      );
      COMMENT ON COLUMN runs_of_show.segments IS 'In order, always read and written whole; times are session time, ms';
      ${accountOwned('runs_of_show')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE runs_of_show');
  }
}
