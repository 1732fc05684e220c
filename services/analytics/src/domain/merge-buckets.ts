import { addCounts, noCounts } from './counts.js';
import { presenceRun } from './presence-run.js';
import type { Bucket } from './session-ledger.js';

/** Stands for all partitions in buckets that were put together. */
export const ALL_PARTITIONS = -1;

/**
 * Buckets of all partitions put together: one for each instant at which buckets begin, which says the same as they all
 * did. Sums stay sums, so what is folded later can be added to it like that of one more partition.
 */
export function mergeBuckets(buckets: readonly Bucket[]): Bucket[] {
  const byStart = Map.groupBy(buckets, ({ bucketMs }) => bucketMs);
  return [...byStart.keys()].sort((a, b) => a - b).map((bucketMs) => merge(bucketMs, byStart.get(bucketMs) ?? []));
}

function merge(bucketMs: number, buckets: readonly Bucket[]): Bucket {
  const counts = noCounts();
  for (const bucket of buckets) addCounts(counts, bucket.counts);
  return {
    partition: ALL_PARTITIONS,
    bucketMs,
    counts,
    presence: inOrder(buckets.flatMap(({ presence }) => presence)),
    longStays: inOrder(buckets.flatMap(({ longStays }) => longStays)),
    staying: buckets.flatMap(({ staying }) => staying),
  };
}

/** One change for each instant, none where they cancel each other out. */
function inOrder(changes: readonly number[]): number[] {
  const { instants, deltas } = presenceRun(changes);
  return instants.flatMap((at, i) => [at, deltas[i] as number]);
}
