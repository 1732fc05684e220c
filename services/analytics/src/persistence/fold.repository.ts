import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import { countNames } from '../domain/counts.js';
import {
  type BucketChange,
  type Folded,
  type Known,
  type SessionInBatch,
  storyKey,
  type ViewerFact,
  viewersIn,
} from '../domain/fold-facts.js';
import type { ViewerStory } from '../domain/viewer-story.js';
import { type StoryRow, toStory, toStoryColumns } from './story.row.js';

/** OFFSET 0 keeps it one index look-up per viewer: under row-level security the planner would rather read the table. */
const SELECT_STORIES = `
  SELECT v.session_id, v.viewer_id, v.account_id, v.entered_ms::float8, v.visited_ms::float8, v.clicked_ms::float8,
         v.paid_ms::float8, v.watched::float8[], v.open_stays, v.early_leaves
  FROM unnest($1::uuid[], $2::text[]) AS wanted(session_id, viewer_id),
       LATERAL (SELECT * FROM fold_viewer f
                WHERE f.session_id = wanted.session_id AND f.viewer_id = wanted.viewer_id OFFSET 0) AS v`;

const UPSERT_STORIES = `
  INSERT INTO fold_viewer (session_id, viewer_id, partition, account_id, entered_ms, visited_ms, clicked_ms, paid_ms,
                           watched, open_stays, early_leaves)
  SELECT session_id, viewer_id, $1, account_id, entered_ms, visited_ms, clicked_ms, paid_ms,
         watched::bigint[], open_stays, early_leaves
  FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
              $9::text[], $10::jsonb[], $11::jsonb[])
    AS told(session_id, viewer_id, account_id, entered_ms, visited_ms, clicked_ms, paid_ms,
            watched, open_stays, early_leaves)
  ON CONFLICT (session_id, viewer_id) DO UPDATE SET
    entered_ms = excluded.entered_ms, visited_ms = excluded.visited_ms, clicked_ms = excluded.clicked_ms,
    paid_ms = excluded.paid_ms, watched = excluded.watched, open_stays = excluded.open_stays,
    early_leaves = excluded.early_leaves`;

/** Also locks the sessions of this partition for the rest of the transaction; in one order, so that nobody deadlocks. */
const COUNT_FACTS = `
  INSERT INTO fold_partition AS p (session_id, partition, account_id, facts, traceparent, folded_at)
  SELECT session_id, $1, account_id, facts, traceparent, clock_timestamp()
  FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::text[]) AS folded(session_id, account_id, facts, traceparent)
  ORDER BY session_id
  ON CONFLICT (session_id, partition) DO UPDATE SET
    facts = p.facts + excluded.facts, folded_at = excluded.folded_at,
    traceparent = coalesce(excluded.traceparent, p.traceparent)`;

const ADD_BUCKETS = `
  INSERT INTO fold_minute AS m (session_id, partition, bucket_ms, account_id, ${countNames.join(', ')}, presence,
                                changed_at_fact)
  SELECT session_id, $1, bucket_ms, change.account_id, ${countNames.join(', ')}, change.presence::int[], p.facts
  FROM unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::text[], ${countNames.map((_, i) => `$${i + 6}::bigint[]`).join(', ')})
    AS change(session_id, bucket_ms, account_id, presence, ${countNames.join(', ')})
  JOIN fold_partition p USING (session_id)
  WHERE p.partition = $1
  ON CONFLICT (session_id, partition, bucket_ms) DO UPDATE SET
    ${countNames.map((name) => `${name} = m.${name} + excluded.${name}`).join(', ')},
    presence = m.presence || excluded.presence, changed_at_fact = excluded.changed_at_fact`;

/** The fold's own tables. Everything is written in the consumer's transaction, beside its offsets. */
@Injectable()
export class FoldRepository {
  /** Counts the facts of each session and locks it within this partition until the transaction ends. */
  async countFacts(tx: Transaction, partition: number, sessions: readonly SessionInBatch[]): Promise<void> {
    await tx.query(COUNT_FACTS, [
      partition,
      sessions.map(({ sessionId }) => sessionId),
      sessions.map(({ accountId }) => accountId),
      sessions.map(({ facts }) => facts),
      sessions.map(({ traceparent }) => traceparent ?? null),
    ]);
  }

  async storiesOf(tx: Transaction, facts: readonly ViewerFact[]): Promise<Pick<Known, 'storyOf'>> {
    const wanted = viewersIn(facts);
    const stories = new Map<string, ViewerStory>();
    if (wanted.length > 0) {
      const keys = [wanted.map(({ sessionId }) => sessionId), wanted.map(({ viewerId }) => viewerId)];
      for (const row of (await tx.query(SELECT_STORIES, keys)) as StoryRow[]) {
        stories.set(storyKey(row.session_id, row.viewer_id), toStory(row));
      }
    }
    return { storyOf: (sessionId, viewerId) => stories.get(storyKey(sessionId, viewerId)) };
  }

  async save(tx: Transaction, partition: number, { stories, buckets }: Folded): Promise<void> {
    if (stories.length > 0) await tx.query(UPSERT_STORIES, [partition, ...toStoryColumns(stories)]);
    if (buckets.length > 0) await tx.query(ADD_BUCKETS, [partition, ...toBucketColumns(buckets)]);
  }
}

const toBucketColumns = (buckets: readonly BucketChange[]): unknown[][] => [
  buckets.map(({ sessionId }) => sessionId),
  buckets.map(({ bucketMs }) => bucketMs),
  buckets.map(({ accountId }) => accountId),
  buckets.map(({ presence }) => `{${presence.join(',')}}`),
  ...countNames.map((name) => buckets.map(({ counts }) => counts[name])),
];
