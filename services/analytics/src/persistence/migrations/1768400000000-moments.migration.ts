import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

/** What became of each count, second by second. Minutes from before do not tell that, so the fold begins again. */
export class Moments1768400000000 implements MigrationInterface {
  readonly name = 'Moments1768400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute ADD COLUMN moments bytea NOT NULL;
      ALTER TABLE fold_sealed ADD COLUMN moments bytea NOT NULL;
      ALTER TABLE fold_minute ALTER COLUMN moments SET STORAGE EXTERNAL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute DROP COLUMN moments;
      ALTER TABLE fold_sealed DROP COLUMN moments;`);
  }
}
