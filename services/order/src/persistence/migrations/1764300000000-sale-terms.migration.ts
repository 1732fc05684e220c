import { accountOwned, appendOnly } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who keeps which share of a sale: per listing as the catalog says, per account as is set here, with its history. */
export class SaleTerms1764300000000 implements MigrationInterface {
  readonly name = 'SaleTerms1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE listing_terms (
        listing_id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        commission_basis_points integer CHECK (commission_basis_points BETWEEN 0 AND 10000)
      );
      CREATE INDEX listing_terms_of_brand ON listing_terms (account_id, brand_id);

      CREATE TABLE account_terms (
        account_id uuid NOT NULL,
        since_ms bigint NOT NULL,
        default_commission_basis_points integer NOT NULL CHECK (default_commission_basis_points BETWEEN 0 AND 10000),
        platform_fee_basis_points integer NOT NULL CHECK (platform_fee_basis_points BETWEEN 0 AND 10000),
        set_by text NOT NULL,
        PRIMARY KEY (account_id, since_ms)
      );
      ${accountOwned('listing_terms', 'account_terms')}
      ${appendOnly('account_terms')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE account_terms, listing_terms`);
  }
}
