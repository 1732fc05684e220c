import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What happened to orders after they were placed. Version 1 of an order is its placing, which its own row tells, so that
 * placing writes nothing more; every change after it is the next version, without gaps.
 */
export class OrderTimeline1764200000000 implements MigrationInterface {
  readonly name = 'OrderTimeline1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_events (
        order_id uuid NOT NULL,
        version integer NOT NULL CHECK (version > 1),
        account_id uuid NOT NULL,
        what text NOT NULL,
        why text,
        details jsonb NOT NULL,
        actor_kind text NOT NULL CHECK (actor_kind IN ('viewer', 'staff', 'provider', 'timer')),
        actor_id text NOT NULL,
        happened_at timestamptz NOT NULL,
        session_at timestamptz NOT NULL,
        PRIMARY KEY (order_id, version)
      );
      ${accountOwned('order_events')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE order_events`);
  }
}
