import { serviceOwned } from '@shopcast/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldAgain } from '../fold-again.js';

/**
 * Viewers' stories take a tenth of the room, and know themselves which facts they were told. Of facts folded before,
 * nobody knows to which story they were told: so the fold begins again at the start of the log, by itself.
 */
export class PackedStories1765500000000 implements MigrationInterface {
  readonly name = 'PackedStories1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE fold_viewer;
      CREATE TABLE fold_viewer (
        session_id uuid NOT NULL,
        viewer_id text COLLATE "C" NOT NULL,
        partition smallint NOT NULL,
        story bytea NOT NULL,
        seen bytea NOT NULL,
        PRIMARY KEY (session_id, viewer_id)
      ) WITH (fillfactor = 80);
      ${serviceOwned('fold_viewer')}`);
    await runner.query(foldAgain);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE fold_viewer;
      CREATE TABLE fold_viewer (
        session_id uuid NOT NULL,
        viewer_id text COLLATE "C" NOT NULL,
        partition smallint NOT NULL,
        account_id uuid NOT NULL,
        entered_ms bigint,
        visited_ms bigint,
        clicked_ms bigint,
        paid_ms bigint,
        watched bigint[] NOT NULL,
        open_stays jsonb,
        early_leaves jsonb,
        PRIMARY KEY (session_id, viewer_id)
      ) WITH (fillfactor = 70);
      ${serviceOwned('fold_viewer')}`);
    await runner.query(foldAgain);
  }
}
