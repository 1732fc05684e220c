import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What analysts read with SQL is found by account: without these, each of their queries reads everybody's rows. */
const tables = ['session_marks', 'fold_source', 'published_measures', 'published_minutes'] as const;

export class RowsOfAnAccount1765900000002 implements MigrationInterface {
  readonly name = 'RowsOfAnAccount1765900000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`CREATE INDEX ${table}_of_account ON ${table} (account_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP INDEX ${table}_of_account`);
  }
}
