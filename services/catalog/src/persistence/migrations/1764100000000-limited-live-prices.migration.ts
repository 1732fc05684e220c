import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A live price may be for a number of units only. */
export class LimitedLivePrices1764100000000 implements MigrationInterface {
  readonly name = 'LimitedLivePrices1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE live_prices ADD COLUMN units_at_price bigint CHECK (units_at_price > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE live_prices DROP COLUMN units_at_price`);
  }
}
