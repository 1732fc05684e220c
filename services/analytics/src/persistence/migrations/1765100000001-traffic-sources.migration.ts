import { accountOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

/** What each traffic source of a session came to. Stories from before do not tell where viewers came from. */
export class TrafficSources1765100000001 implements MigrationInterface {
  readonly name = 'TrafficSources1765100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(foldAgain);
    await runner.query(`
      CREATE TABLE fold_source (
        session_id uuid NOT NULL,
        partition smallint NOT NULL,
        channel text NOT NULL,
        detail text NOT NULL,
        account_id uuid NOT NULL,
        view_pv bigint NOT NULL,
        viewer_uv bigint NOT NULL,
        shop_visitors bigint NOT NULL,
        orders bigint NOT NULL,
        gmv bigint NOT NULL,
        PRIMARY KEY (session_id, partition, channel, detail)
      ) WITH (fillfactor = 70);
      ${accountOwned('fold_source')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE fold_source`);
  }
}
