import { asService, Database, openDataSource } from '@shopcast/database';
import { freshDatabase } from '@shopcast/testing';
import type { MigrationInterface } from 'typeorm';
import { Fold1764000000000 } from './1764000000000-fold.migration.js';
import { PackedStories1765500000000 } from './1765500000000-packed-stories.migration.js';

describe('an installation from before stories were packed', () => {
  it('folds from the beginning of the log again, and a member that still runs cannot move its offsets on', async () => {
    const fresh = await freshDatabase('analytics');
    const open = async (...migrations: (new () => MigrationInterface)[]) => {
      const urls = { url: fresh.appUrl, ownerUrl: fresh.ownerUrl };
      return new Database(await openDataSource({ service: 'analytics', ...urls, entities: [], migrations }));
    };
    const before = await open(Fold1764000000000);
    await before.transaction(asService, async (tx) => {
      for (const consumer of ['analytics.session-fold', 'analytics.sessions']) {
        await tx.query(`INSERT INTO inbox (consumer, event_id) VALUES ($1, gen_random_uuid())`, [consumer]);
        await tx.query(
          `INSERT INTO consumer_offsets (consumer, topic, partition, next_offset, epoch, claimed_by)
           VALUES ($1, 'shopcast.shop', 3, 70, 5, 'somebody')`,
          [consumer],
        );
      }
      await tx.query(`INSERT INTO fold_partition (session_id, partition, account_id, facts, folded_at)
                      VALUES (gen_random_uuid(), 3, gen_random_uuid(), 70, now())`);
    });
    await before.dataSource.destroy();

    const after = await open(Fold1764000000000, PackedStories1765500000000);

    const counted = `SELECT (SELECT count(*) FROM fold_partition)::int AS sessions,
      (SELECT array_agg(consumer) FROM inbox) AS remembered,
      (SELECT json_object_agg(consumer, array[next_offset, epoch]) FROM consumer_offsets) AS offsets`;
    expect(await after.query(asService, counted)).toEqual([
      {
        sessions: 0,
        remembered: ['analytics.sessions'],
        offsets: { 'analytics.session-fold': [0, 6], 'analytics.sessions': [70, 5] },
      },
    ]);
    await after.dataSource.destroy();
    await fresh.drop();
  });
});
