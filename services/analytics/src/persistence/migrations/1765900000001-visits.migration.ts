import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

/** How long viewers stay. What was folded before has not been kept by visit, so the fold begins again. */
export class Visits1765900000001 implements MigrationInterface {
  readonly name = 'Visits1765900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute ADD COLUMN visits bytea NOT NULL;
      ALTER TABLE fold_sealed ADD COLUMN visits bytea NOT NULL;
      ALTER TABLE fold_minute ALTER COLUMN visits SET STORAGE EXTERNAL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute DROP COLUMN visits;
      ALTER TABLE fold_sealed DROP COLUMN visits;`);
  }
}
