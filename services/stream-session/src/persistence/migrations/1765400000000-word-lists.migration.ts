import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WordLists1765400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE word_lists (
        account_id uuid PRIMARY KEY REFERENCES accounts,
        version integer NOT NULL CHECK (version >= 0),
        words jsonb NOT NULL,
        changed_at_ms bigint
      );
      COMMENT ON TABLE word_lists IS 'What accounts do not want to read in their rooms; without a row it is nothing';
      ${accountOwned('word_lists')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE word_lists');
  }
}
