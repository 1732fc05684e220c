import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LostPublishers1765710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ingests
        ADD COLUMN lost_because text CHECK (lost_because IN ('left', 'silent')),
        ADD COLUMN lost_settled boolean NOT NULL DEFAULT false,
        ADD COLUMN departed_id text;
      COMMENT ON COLUMN ingests.lost_settled IS 'The grace of the lost publisher is over and the session is paused';
      COMMENT ON COLUMN ingests.departed_id IS 'A publication of which "gone" was heard before "wants to publish"'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ingests DROP lost_because, DROP lost_settled, DROP departed_id');
  }
}
