import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

/**
 * What has become of products, instant by instant. Stories from before do not tell which products viewers saw, so the
 * fold begins again. No default: a process of the version before cannot fold into columns that it does not know.
 */
export class Products1765900000000 implements MigrationInterface {
  readonly name = 'Products1765900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute ADD COLUMN products bytea NOT NULL;
      ALTER TABLE fold_sealed ADD COLUMN products bytea NOT NULL;
      -- Packed already: to try and compress it with every change is lost work.
      ALTER TABLE fold_minute ALTER COLUMN products SET STORAGE EXTERNAL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      ALTER TABLE fold_minute DROP COLUMN products;
      ALTER TABLE fold_sealed DROP COLUMN products;`);
  }
}
