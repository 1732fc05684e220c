import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which time zone an account's days are; of those from before, in UTC. */
export class AccountTimeZones1768000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE accounts ADD COLUMN time_zones jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE accounts DROP COLUMN time_zones`);
  }
}
