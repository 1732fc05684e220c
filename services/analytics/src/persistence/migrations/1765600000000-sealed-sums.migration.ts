import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

/** The minutes of finished sessions, one row each. Nothing is moved here: sessions that are quiet are sealed by and by. */
export class SealedSums1765600000000 implements MigrationInterface {
  readonly name = 'SealedSums1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fold_sealed (
        session_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        -- How often it was sealed. What was folded since lies in fold_minute again.
        version integer NOT NULL,
        count_names text[] NOT NULL,
        buckets bytea NOT NULL
      );
      ${accountOwned('fold_sealed')}`);
  }

  /** What was sealed is not taken apart again; it is folded again instead. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`DROP TABLE fold_sealed`);
  }
}
