import type { RecordedEvent } from '@shopcast/contracts';
import { type Effect, effectOf } from './fact-effects.js';
import { SeenFacts } from './seen-facts.js';
import { type BucketChange, type SessionRoom, SessionSums } from './session-sums.js';
import { type StayRules } from './staying.js';
import { beginStay, endStay, longStayChange } from './stays.js';
import type { OrderChange } from './order-changes.js';
import { recount } from './recount.js';
import type { SourceChange } from './traffic-sources.js';
import { actedOn } from './product-story.js';
import { counted, done, entered, untold, type ViewerStory } from './viewer-story.js';

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
  /** The same for all that is ever folded into one database. */
  readonly stayRules: StayRules;
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
  readonly sources: readonly (SessionRoom & SourceChange)[];
  readonly orderChanges: readonly (SessionRoom & OrderChange)[];
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
    const told = tell(telling, known, sums);
    if (told) stories.push({ sessionId, viewerId, ...told });
  }
  const changed = [...sessions.values()].filter(({ facts }) => facts > 0);
  return {
    stories,
    buckets: changed.flatMap((sums) => sums.changes()),
    sources: changed.flatMap((sums) => sums.sourceChanges().map((change) => ({ ...sums.room, ...change }))),
    orderChanges: changed.flatMap(({ room, orderChanges }) => orderChanges.map((change) => ({ ...room, ...change }))),
    sessions: changed.map(({ room, facts, traceparent }) => ({ ...room, facts, traceparent })),
  };
}

/** undefined: all of it had been told before. */
function tell(telling: Telling, known: Known, sums: SessionSums): ToldStory | undefined {
  const told = known.storyOf(telling);
  const before = told?.story ?? untold;
  const seen = new SeenFacts(told?.seen ?? nothingSeen);
  const seenBefore = seen.count;
  let story = before;
  for (const fact of telling.facts) {
    if (!seen.add(fact.id)) continue;
    const effect = effectOf(fact);
    sums.take(fact, effect);
    countLongStay(story, effect, fact.timeMs, sums);
    story = after(story, effect, fact.timeMs);
  }
  if (seen.count === seenBefore) return undefined;
  if (story !== before) recount(before, story, { sums, rules: known.stayRules });
  return { story, seen: seen.bytes };
}

function after(
  before: ViewerStory,
  { counts, firsts, enters, leavesStay, products }: Effect,
  atMs: number,
): ViewerStory {
  let story = counts ? counted(before, counts) : before;
  for (const name of firsts ?? []) story = done(story, name, atMs);
  for (const { listingId, act } of products ?? []) {
    if (act) story = { ...story, products: actedOn(story.products, listingId, act, atMs) };
  }
  if (enters) {
    story = entered(story, atMs, enters.arrival);
    story = { ...story, stays: beginStay(story.stays, enters.stayId, atMs) };
  }
  return leavesStay === undefined ? story : { ...story, stays: endStay(story.stays, leavesStay, atMs) };
}

/** Stays count one by one, also those that overlap, so this cannot be told from the viewer's presence. */
function countLongStay({ stays }: ViewerStory, { enters, leavesStay }: Effect, atMs: number, sums: SessionSums): void {
  const change = longStayChange(stays, { entered: enters?.stayId, left: leavesStay }, atMs);
  if (change) sums.addLongStay(change.atMs, change.delta);
}
