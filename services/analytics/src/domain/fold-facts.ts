import type { RecordedEvent } from '@shopcast/contracts';
import { addCounts, type Counts, noCounts } from './counts.js';
import { concernsViewer, type Effect, effectOf } from './fact-effects.js';
import { bucketOf } from './session-minutes.js';
import { beginStay, endStay, presenceChanges } from './stays.js';
import { firstNames, firsts, untold, type ViewerStory } from './viewer-story.js';

/** A fact about a viewer in a room, whatever its type. */
export type ViewerFact = RecordedEvent<{ accountId: string; sessionId: string; viewerId: string }>;

/** What is known before a batch is folded. */
export interface Known {
  storyOf(sessionId: string, viewerId: string): ViewerStory | undefined;
  /** null: the session's start has not been folded yet. */
  startedAtMs(sessionId: string): number | null;
}

/** What a batch adds to one bucket; see {@link bucketOf}. */
export interface BucketChange {
  readonly sessionId: string;
  readonly accountId: string;
  readonly bucketMs: number;
  readonly counts: Counts;
  /** Flat: milliseconds after the bucket's start, change of the number of viewers present. */
  readonly presence: readonly number[];
}

export interface Folded {
  readonly stories: readonly ViewerStory[];
  readonly buckets: readonly BucketChange[];
}

/** How many facts of a session are in a batch, and the trace of the last one that has one. */
export interface SessionInBatch {
  readonly sessionId: string;
  readonly accountId: string;
  readonly facts: number;
  readonly traceparent: string | undefined;
}

/** Identity of a viewer in one session; neither id can contain a blank. */
export const storyKey = (sessionId: string, viewerId: string): string => `${sessionId} ${viewerId}`;

/** Viewers whose story must be known to fold these facts. */
export function viewersIn(facts: readonly ViewerFact[]): { sessionId: string; viewerId: string }[] {
  const viewers = new Map<string, { sessionId: string; viewerId: string }>();
  for (const fact of facts) {
    const { sessionId, viewerId } = fact.data;
    if (concernsViewer(effectOf(fact))) viewers.set(storyKey(sessionId, viewerId), { sessionId, viewerId });
  }
  return [...viewers.values()];
}

export function sessionsIn(facts: readonly ViewerFact[]): SessionInBatch[] {
  const sessions = new Map<string, SessionInBatch>();
  for (const { data, traceparent } of facts) {
    const { sessionId, accountId } = data;
    const before = sessions.get(sessionId);
    const latest = traceparent ?? before?.traceparent;
    sessions.set(sessionId, { sessionId, accountId, facts: (before?.facts ?? 0) + 1, traceparent: latest });
  }
  return [...sessions.values()];
}

/** Folds facts that were not folded before, in any order; the sums and stories that come of it are always the same. */
export function foldFacts(facts: readonly ViewerFact[], known: Known): Folded {
  const stories = new Map<string, { readonly before: ViewerStory; after: ViewerStory }>();
  const buckets = new Buckets(known);

  for (const fact of facts) {
    const { accountId, sessionId, viewerId } = fact.data;
    const effect = effectOf(fact);
    if (effect.counts) addCounts(buckets.at(fact.data, fact.timeMs).counts, effect.counts);
    if (concernsViewer(effect)) {
      const key = storyKey(sessionId, viewerId);
      const before = known.storyOf(sessionId, viewerId) ?? untold(sessionId, viewerId, accountId);
      const story = stories.get(key) ?? { before, after: before };
      story.after = tell(story.after, effect, fact.timeMs);
      stories.set(key, story);
    }
  }

  for (const { before, after } of stories.values()) recount(before, after, buckets);
  return { stories: [...stories.values()].map(({ after }) => after), buckets: buckets.all() };
}

function tell(story: ViewerStory, { firsts: done, entersStay, leavesStay }: Effect, atMs: number): ViewerStory {
  let { first, stays } = story;
  for (const name of done ?? []) first = { ...first, [name]: Math.min(first[name] ?? atMs, atMs) };
  if (entersStay !== undefined) stays = beginStay(stays, entersStay, atMs);
  if (leavesStay !== undefined) stays = endStay(stays, leavesStay, atMs);
  return { ...story, first, stays };
}

/** Moves the viewer's part in distinct counts and presence from where it was to where it is now known to be. */
function recount(before: ViewerStory, after: ViewerStory, buckets: Buckets): void {
  for (const name of firstNames) {
    const [was, is] = [before.first[name], after.first[name]];
    if (was === is) continue;
    if (was !== null) addCounts(buckets.at(after, was).counts, { [firsts[name]]: -1 });
    if (is !== null) addCounts(buckets.at(after, is).counts, { [firsts[name]]: 1 });
  }
  if (before.stays === after.stays) return;
  for (const [atMs, delta] of difference(presenceChanges(before.stays), presenceChanges(after.stays))) {
    const bucket = buckets.at(after, atMs);
    bucket.presence.push(atMs - bucket.bucketMs, delta);
  }
}

function difference(was: readonly number[], is: readonly number[]): Map<number, number> {
  const changes = new Map<number, number>();
  const add = (atMs: number, delta: number): void => {
    const sum = (changes.get(atMs) ?? 0) + delta;
    if (sum === 0) changes.delete(atMs);
    else changes.set(atMs, sum);
  };
  for (let i = 0; i < is.length; i += 2) add(is[i] as number, is[i + 1] as number);
  for (let i = 0; i < was.length; i += 2) add(was[i] as number, -(was[i + 1] as number));
  return changes;
}

interface GrowingBucket extends BucketChange {
  readonly counts: ReturnType<typeof noCounts>;
  readonly presence: number[];
}

class Buckets {
  private readonly byKey = new Map<string, GrowingBucket>();

  constructor(private readonly known: Known) {}

  at({ sessionId, accountId }: { sessionId: string; accountId: string }, atMs: number): GrowingBucket {
    const bucketMs = bucketOf(atMs, this.known.startedAtMs(sessionId));
    const key = `${sessionId} ${bucketMs}`;
    let bucket = this.byKey.get(key);
    if (!bucket) {
      bucket = { sessionId, accountId, bucketMs, counts: noCounts(), presence: [] };
      this.byKey.set(key, bucket);
    }
    return bucket;
  }

  all = (): BucketChange[] => [...this.byKey.values()];
}
