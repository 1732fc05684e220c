import type { RecordedEvent } from '@shopcast/contracts';
import { type Effect, effectOf } from './fact-effects.js';
import { SeenFacts } from './seen-facts.js';
import { type BucketChange, SessionSums } from './session-sums.js';
import { presenceChanges, beginStay, endStay } from './stays.js';
import { firstNames, firsts, untold, type ViewerStory } from './viewer-story.js';

/** A fact about a viewer in a room, whatever its type. */
export type ViewerFact = RecordedEvent<{ accountId: string; sessionId: string; viewerId: string }>;

/** What a batch says of one viewer in one session; some of it may have been said before. */
export interface Telling {
  readonly sessionId: string;
  readonly viewerId: string;
  readonly accountId: string;
  readonly facts: readonly ViewerFact[];
}

/** A story with the facts that it was made of; see {@link SeenFacts}. */
export interface ToldStory {
  readonly story: ViewerStory;
  readonly seen: Uint8Array;
}

/** What is known before a batch is folded. */
export interface Known {
  storyOf(telling: Telling): ToldStory | undefined;
  /** null: the session's start has not been folded yet. */
  startedAtMs(sessionId: string): number | null;
}

/** How many new facts of a session are in a batch, and the trace of the last one that has one. */
export interface SessionInBatch {
  readonly sessionId: string;
  readonly accountId: string;
  readonly facts: number;
  readonly traceparent: string | undefined;
}

/** What has become of a batch. */
export interface Folded {
  /** Those that have been told something new. */
  readonly stories: readonly (Pick<Telling, 'sessionId' | 'viewerId'> & ToldStory)[];
  readonly buckets: readonly BucketChange[];
  readonly sessions: readonly SessionInBatch[];
}

const nothingSeen = new Uint8Array();

/** Puts together what is said of each viewer, so that a story is opened once. */
export function tellingsOf(facts: Iterable<ViewerFact>): Telling[] {
  const tellings: (Telling & { readonly facts: ViewerFact[] })[] = [];
  const sessions = new Map<string, Map<string, ViewerFact[]>>();
  for (const fact of facts) {
    const { sessionId, viewerId, accountId } = fact.data;
    let viewers = sessions.get(sessionId);
    if (!viewers) sessions.set(sessionId, (viewers = new Map()));
    const told = viewers.get(viewerId);
    if (told) told.push(fact);
    else {
      const first = [fact];
      viewers.set(viewerId, first);
      tellings.push({ sessionId, viewerId, accountId, facts: first });
    }
  }
  return tellings;
}

/** Folds facts in any order, each of them once; the sums and stories that come of it are always the same. */
export function foldFacts(tellings: readonly Telling[], known: Known): Folded {
  const sessions = new Map<string, SessionSums>();
  const stories: Folded['stories'][number][] = [];
  for (const telling of tellings) {
    const { sessionId, viewerId, accountId } = telling;
    let sums = sessions.get(sessionId);
    if (!sums) {
      sums = new SessionSums({ sessionId, accountId }, known.startedAtMs(sessionId));
      sessions.set(sessionId, sums);
    }
    const told = tell(known.storyOf(telling), telling.facts, sums);
    if (told) stories.push({ sessionId, viewerId, ...told });
  }
  const changed = [...sessions.values()].filter(({ facts }) => facts > 0);
  return {
    stories,
    buckets: changed.flatMap((sums) => sums.changes()),
    sessions: changed.map(({ room, facts, traceparent }) => ({ ...room, facts, traceparent })),
  };
}

/** undefined: all of it had been told before. */
function tell(told: ToldStory | undefined, facts: readonly ViewerFact[], sums: SessionSums): ToldStory | undefined {
  const before = told?.story ?? untold;
  const seen = new SeenFacts(told?.seen ?? nothingSeen);
  const known = seen.count;
  let story = before;
  for (const fact of facts) {
    if (!seen.add(fact.id)) continue;
    const effect = effectOf(fact);
    sums.take(fact, effect);
    story = after(story, effect, fact.timeMs);
  }
  if (seen.count === known) return undefined;
  if (story !== before) recount(before, story, sums);
  return { story, seen: seen.bytes };
}

function after(story: ViewerStory, { firsts: done, entersStay, leavesStay }: Effect, atMs: number): ViewerStory {
  let { first, stays } = story;
  for (const name of done ?? []) {
    const earliest = first[name];
    if (earliest === null || atMs < earliest) first = { ...first, [name]: atMs };
  }
  if (entersStay !== undefined) stays = beginStay(stays, entersStay, atMs);
  if (leavesStay !== undefined) stays = endStay(stays, leavesStay, atMs);
  return first === story.first && stays === story.stays ? story : { first, stays };
}

/** Moves the viewer's part in distinct counts and presence from where it was to where it is now known to be. */
function recount(before: ViewerStory, is: ViewerStory, sums: SessionSums): void {
  for (const name of firstNames) {
    const [wasMs, isMs] = [before.first[name], is.first[name]];
    if (wasMs === isMs) continue;
    if (wasMs !== null) sums.add(wasMs, { [firsts[name]]: -1 });
    if (isMs !== null) sums.add(isMs, { [firsts[name]]: 1 });
  }
  if (before.stays === is.stays) return;
  for (const [atMs, delta] of difference(presenceChanges(before.stays), presenceChanges(is.stays))) {
    sums.addPresence(atMs, delta);
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
