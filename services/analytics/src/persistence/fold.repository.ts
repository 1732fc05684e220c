import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import { countNames } from '../domain/counts.js';
import type { Folded, Known, Telling, ToldStory } from '../domain/fold-facts.js';
import { lockLanes } from './lane-locks.js';
import { ADD_ORDER_CHANGES, orderColumns } from './order-columns.js';
import { packMoments } from './packed-moments.js';
import { packProducts } from './packed-products.js';
import { packVisits } from './packed-visits.js';
import { unpackStory } from './packed-story.js';
import { plainArray, viewerIdArray } from './plain-arrays.js';
import { ADD_SOURCES, sourceColumns } from './source-columns.js';
import { StoryColumns } from './story-columns.js';

/** What is folded of one partition number: the same keys in all topics. */
export interface FoldedLane {
  readonly partition: number;
  readonly folded: Folded;
}

interface StoryRow {
  readonly place: number;
  readonly story: Buffer;
  readonly seen: Buffer;
}

/** OFFSET 0 keeps it one index look-up per viewer: under row-level security the planner would rather read the table. */
const SELECT_STORIES = `
  SELECT wanted.place::int AS place, v.story, v.seen
  FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS wanted(session_id, viewer_id, place),
       LATERAL (SELECT story, seen FROM fold_viewer f
                WHERE f.session_id = wanted.session_id AND f.viewer_id = wanted.viewer_id OFFSET 0) AS v`;

/** All stories come in one piece; cutting it here costs less than sending each by itself. */
const UPSERT_STORIES = `
  INSERT INTO fold_viewer (session_id, viewer_id, partition, story, seen)
  SELECT session_id, viewer_id, partition, substring($4::bytea FROM starts FOR story_bytes),
         substring($4::bytea FROM starts + story_bytes FOR seen_bytes)
  FROM unnest($1::uuid[], $2::text[], $3::int[], $5::int[], $6::int[], $7::int[])
    AS told(session_id, viewer_id, partition, starts, story_bytes, seen_bytes)
  ON CONFLICT (session_id, viewer_id) DO UPDATE SET story = excluded.story, seen = excluded.seen`;

const COUNT_FACTS = `
  INSERT INTO fold_partition AS p (session_id, partition, account_id, facts, traceparent, folded_at)
  SELECT session_id, partition, account_id, facts, traceparent, clock_timestamp()
  FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::int[], $5::text[])
    AS folded(session_id, partition, account_id, facts, traceparent)
  ON CONFLICT (session_id, partition) DO UPDATE SET
    facts = p.facts + excluded.facts, folded_at = excluded.folded_at,
    traceparent = coalesce(excluded.traceparent, p.traceparent)`;

/** What is put after what is there; the types are those of the elements. */
const RUNS = { presence: 'int', long_stays: 'int', staying: 'bigint' } as const;
const runNames = Object.keys(RUNS) as readonly (keyof typeof RUNS)[];
const SUMS = [...runNames, 'products', 'visits', 'moments', ...countNames].join(', ');

/** Comes after the facts were counted: a bucket remembers at which of them it changed. */
const ADD_BUCKETS = `
  INSERT INTO fold_minute AS m (session_id, partition, bucket_ms, account_id, ${SUMS}, changed_at_fact)
  SELECT session_id, partition, bucket_ms, change.account_id,
         ${runNames.map((run) => `change.${run}::${RUNS[run]}[]`).join(', ')}, products, visits, moments, ${countNames.join(', ')}, p.facts
  FROM unnest($1::uuid[], $2::int[], $3::bigint[], $4::uuid[], ${runNames.map((_, i) => `$${i + 5}::text[]`).join(', ')},
              $${5 + runNames.length}::bytea[], $${6 + runNames.length}::bytea[], $${7 + runNames.length}::bytea[],
              ${countNames.map((_, i) => `$${i + 8 + runNames.length}::bigint[]`).join(', ')})
    AS change(session_id, partition, bucket_ms, account_id, ${SUMS})
  JOIN fold_partition p USING (session_id, partition)
  ON CONFLICT (session_id, partition, bucket_ms) DO UPDATE SET
    ${countNames.map((name) => `${name} = m.${name} + excluded.${name}`).join(', ')},
    ${runNames.map((run) => `${run} = m.${run} || excluded.${run}`).join(', ')},
    products = m.products || excluded.products, visits = m.visits || excluded.visits,
    moments = m.moments || excluded.moments,
    changed_at_fact = excluded.changed_at_fact`;

/** The fold's own tables. Everything is written in the consumer's transaction, beside its offsets. */
@Injectable()
export class FoldRepository {
  /**
   * The stories that are told on. Until the transaction ends nobody else can tell them anything, so what is read here is
   * what {@link save} replaces.
   */
  async open(
    tx: Transaction,
    partitions: readonly number[],
    tellings: readonly Telling[],
  ): Promise<Pick<Known, 'storyOf'>> {
    const locked = lockLanes(tx, partitions);
    const columns = [
      plainArray(tellings.map(({ sessionId }) => sessionId)),
      viewerIdArray(tellings.map(({ viewerId }) => viewerId)),
    ];
    const [rows] = (await Promise.all([tx.query(SELECT_STORIES, columns), locked])) as [StoryRow[], unknown];
    const stories = new Map<Telling | undefined, ToldStory>();
    for (const { place, story, seen } of rows) stories.set(tellings[place - 1], { story: unpackStory(story), seen });
    return { storyOf: (telling) => stories.get(telling) };
  }

  async save(tx: Transaction, lanes: readonly FoldedLane[]): Promise<void> {
    const columns = new StoryColumns();
    for (const { partition, folded } of lanes) {
      for (const told of folded.stories) columns.add(partition, told);
    }
    if (columns.isEmpty) return;
    await Promise.all([
      tx.query(UPSERT_STORIES, columns.values()),
      tx.query(COUNT_FACTS, sessionColumns(lanes)),
      tx.query(ADD_BUCKETS, bucketColumns(lanes)),
      ...(lanes.some(({ folded }) => folded.sources.length > 0) ? [tx.query(ADD_SOURCES, sourceColumns(lanes))] : []),
      ...(lanes.some(({ folded }) => folded.orderChanges.length > 0)
        ? [tx.query(ADD_ORDER_CHANGES, orderColumns(lanes))]
        : []),
    ]);
  }
}

function sessionColumns(lanes: readonly FoldedLane[]): unknown[][] {
  const rows = lanes.flatMap(({ partition, folded }) => folded.sessions.map((session) => ({ ...session, partition })));
  return [
    rows.map(({ sessionId }) => sessionId),
    rows.map(({ partition }) => partition),
    rows.map(({ accountId }) => accountId),
    rows.map(({ facts }) => facts),
    rows.map(({ traceparent }) => traceparent ?? null),
  ];
}

function bucketColumns(lanes: readonly FoldedLane[]): unknown[] {
  const rows = lanes.flatMap(({ partition, folded }) => folded.buckets.map((bucket) => ({ bucket, partition })));
  return [
    rows.map(({ bucket }) => bucket.sessionId),
    rows.map(({ partition }) => partition),
    rows.map(({ bucket }) => bucket.bucketMs),
    rows.map(({ bucket }) => bucket.accountId),
    ...(['presence', 'longStays', 'staying'] as const).map((run) =>
      rows.map(({ bucket }) => `{${bucket[run].join(',')}}`),
    ),
    rows.map(({ bucket }) => packProducts(bucket.products)),
    rows.map(({ bucket }) => packVisits(bucket.visits)),
    rows.map(({ bucket }) => packMoments(bucket.moments)),
    ...countNames.map((name) => plainArray(rows.map(({ bucket }) => bucket.counts[name]))),
  ];
}
