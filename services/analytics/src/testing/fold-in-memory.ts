import { type Folded, foldFacts, tellingsOf, type ViewerFact } from '../domain/fold-facts.js';
import type { ProductChange } from '../domain/product-changes.js';
import type { Bucket } from '../domain/session-ledger.js';
import type { BucketChange } from '../domain/session-sums.js';
import type { StayRules } from '../domain/staying.js';
import type { RandomSession, TimedFact } from './random-session.js';
import type { Seeded } from './seeded.js';

export const rules: StayRules = { startWindowMs: 60_000, graceMs: 30_000 };

/** What the fold keeps of one session, without a database. */
export interface FoldedInMemory {
  readonly buckets: readonly (Bucket & Pick<BucketChange, 'moments'>)[];
  readonly products: readonly (readonly [listingId: string, changes: readonly ProductChange[]])[];
}

/** Folds a session's facts in an order of chance, some of them twice, in batches of any size. */
export function foldInMemory({ facts, startedAtMs }: RandomSession, chance: Seeded): FoldedInMemory {
  const viewerFacts = facts.flatMap(toViewerFact);
  const told = shuffled([...viewerFacts, ...viewerFacts.filter(() => chance.chance(0.1))], chance);
  const stories = new Map<string, Folded['stories'][number]>();
  const buckets: FoldedInMemory['buckets'][number][] = [];
  const products: [string, readonly ProductChange[]][] = [];
  while (told.length > 0) {
    const folded = foldFacts(tellingsOf(told.splice(0, chance.between(1, 40))), {
      storyOf: ({ viewerId }) => stories.get(viewerId),
      startedAtMs: () => startedAtMs,
      stayRules: rules,
    });
    for (const story of folded.stories) stories.set(story.viewerId, story);
    for (const change of folded.buckets) {
      buckets.push({ ...change, partition: buckets.length });
      products.push(...change.products);
    }
  }
  return { buckets, products };
}

const toViewerFact = ({ id, fact, timeMs }: TimedFact): ViewerFact[] =>
  'viewerId' in (fact.data as object)
    ? [{ id, type: fact.type, source: 'spec', subject: fact.key, timeMs, data: fact.data as ViewerFact['data'] }]
    : [];

const shuffled = <T>(items: readonly T[], chance: Seeded): T[] =>
  items
    .map((item): [number, T] => [chance.next(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
