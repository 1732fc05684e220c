import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall of rooms asks twice a second for the few sessions that are on air, among all that ever were. */
export class RoomsOnAir1768100000000 implements MigrationInterface {
  readonly name = 'RoomsOnAir1768100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX sessions_on_air ON sessions (session_id) WHERE state IN ('live', 'paused')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX sessions_on_air`);
  }
}
