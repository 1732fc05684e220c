import { accountOwned, appendOnly } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The account's share of what each listing sells, with every rate that it ever had. */
export class Commissions1764300000000 implements MigrationInterface {
  readonly name = 'Commissions1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE listing_commissions (
        listing_id uuid NOT NULL,
        since_ms bigint NOT NULL,
        account_id uuid NOT NULL,
        rate_basis_points integer CHECK (rate_basis_points BETWEEN 0 AND 10000),
        PRIMARY KEY (listing_id, since_ms),
        FOREIGN KEY (account_id, listing_id) REFERENCES listings (account_id, listing_id)
      );
      ${accountOwned('listing_commissions')}
      ${appendOnly('listing_commissions')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE listing_commissions`);
  }
}
