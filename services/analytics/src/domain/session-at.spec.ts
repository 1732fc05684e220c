import type { CommentDeleted, RecordedEvent } from '@shopcast/contracts';
import { randomSession, type RandomSession, type TimedFact } from '../testing/random-session.js';
import { seeded } from '../testing/seeded.js';
import { foldFacts, tellingsOf, type ViewerFact } from './fold-facts.js';
import { effectOf } from './fact-effects.js';
import { liveClockOf } from './live-clock.js';
import type { LiveSession, MarkKind, SessionMark } from './live-session.js';
import { measure, type Measures } from './measure.js';
import { type Moment, settledMoments } from './moments.js';
import { minutesUpTo, reachAt, secondOf } from './session-at.js';
import { SecondNotReached, SessionNotStarted } from './session.errors.js';
import { type LedgerMinute, SessionLedger } from './session-ledger.js';
import { countChanges, presenceSteps, secondsOf } from './timeline.js';

const SEED = Number(process.env['SESSION_AT_SEED'] ?? Date.now() % 1_000_000);
const SESSIONS = 24;
const rules = { startWindowMs: 60_000, graceMs: 30_000 };

interface FoldedSession {
  readonly minutes: readonly LedgerMinute[];
  readonly moments: readonly Moment[];
}

const recorded = ({ id, timeMs, fact }: TimedFact): RecordedEvent =>
  ({ id, timeMs, type: fact.type, source: 'spec', subject: fact.key, data: fact.data }) as RecordedEvent;

const isCounted = (event: RecordedEvent): event is ViewerFact => Object.keys(effectOf(event)).length > 0;

/** In two batches, of which the first does not know yet when the session started. */
function folded({ startedAtMs }: RandomSession, events: readonly RecordedEvent[]): FoldedSession {
  const ledger = new SessionLedger(startedAtMs, rules);
  const moments: Moment[] = [];
  const told = new Map<string, { story: never; seen: Uint8Array }>();
  const facts = events.filter(isCounted);
  const half = facts.length >> 1;
  [facts.slice(0, half), facts.slice(half)].forEach((batch, partition) => {
    const known = {
      storyOf: ({ viewerId }: { viewerId: string }) => told.get(viewerId),
      startedAtMs: () => (partition === 0 ? null : startedAtMs),
      stayRules: rules,
    };
    const { buckets, stories } = foldFacts(tellingsOf(batch), known);
    for (const { viewerId, story, seen } of stories) told.set(viewerId, { story: story as never, seen });
    ledger.put(buckets.map((bucket) => ({ ...bucket, partition })));
    moments.push(...buckets.flatMap((bucket) => bucket.moments));
  });
  return { minutes: ledger.minutes(), moments: settledMoments(moments) };
}

const liveSession = ({ sessionId, accountId, startedAtMs, endedAtMs }: RandomSession): LiveSession => ({
  ...{ sessionId, accountId, startedAtMs, endedAtMs, title: '', medium: 'video', currency: 'CNY', timeScale: 1 },
  state: endedAtMs === null ? 'live' : 'ended',
});

const pausesIn = (events: readonly RecordedEvent[]): SessionMark[] =>
  events.flatMap(({ type, timeMs }) => {
    const [, kind] = /^session\.(paused|resumed)\.v1$/.exec(type) ?? [];
    if (kind === undefined) return [];
    return [{ kind: kind as MarkKind, atMs: timeMs, listingId: null, title: null, priceMinor: null }];
  });

/** What is taken back is taken back where it was. */
const countsFrom = ({ type, timeMs, data }: RecordedEvent): number =>
  type === 'comment.deleted.v1' ? Date.parse((data as CommentDeleted).postedAt) : timeMs;

function measuredAt(
  random: RandomSession,
  events: readonly RecordedEvent[],
  whole: FoldedSession,
  second: number,
): Measures {
  const session = liveSession(random);
  const at = secondOf(session, second, Infinity);
  const clock = liveClockOf(pausesIn(events), at.startedAtMs);
  const minutes = minutesUpTo(whole.minutes, whole.moments, at);
  return measure(minutes, { reach: reachAt(session, at, true), clock, rules }).session;
}

function foldedThen(random: RandomSession, events: readonly RecordedEvent[], second: number): Measures {
  const session = liveSession(random);
  const at = secondOf(session, second, Infinity);
  const past = events.filter((event) => countsFrom(event) <= at.atMs);
  const clock = liveClockOf(pausesIn(past), at.startedAtMs);
  return measure(folded(random, past).minutes, { reach: reachAt(session, at, true), clock, rules }).session;
}

describe(`a session at one of its seconds (seed ${SEED})`, () => {
  const chance = seeded(SEED);
  const sessions = Array.from({ length: SESSIONS }, () => {
    const session = randomSession(chance);
    return { session, events: session.facts.map(recorded) };
  });

  it('has in every metric what a fold of the facts up to then has, and of no later ones', () => {
    for (const { session, events } of sessions) {
      const whole = folded(session, events);
      for (const second of [0, 60, chance.between(1, 540), chance.between(1, 540)]) {
        expect({ second, ...measuredAt(session, events, whole, second) }).toEqual({
          second,
          ...foldedThen(session, events, second),
        });
      }
    }
  });

  it('shows in its timeline what the metrics of the second say, to its very end', () => {
    for (const { session, events } of sessions) {
      if (session.endedAtMs === null) continue;
      const span = { startedAtMs: session.startedAtMs, endedAtMs: session.endedAtMs };
      const whole = folded(session, events);
      const online = presenceSteps(whole.minutes, span);
      const likes = countChanges(whole.moments, 'likes', span);
      const upTo = (changes: readonly number[], second: number): number =>
        changes.reduce((sum, value, i) => (i % 2 === 1 && (changes[i - 1] as number) <= second ? sum + value : sum), 0);

      for (const second of [0, chance.between(1, 300), secondsOf(span)]) {
        if (second > secondsOf(span)) continue;
        const measures = measuredAt(session, events, whole, second);
        expect({ second, online: upTo(online, second) }).toEqual({ second, online: measures.online_now.n });
        expect({ second, likes: upTo(likes, second) }).toEqual({ second, likes: measures.likes.n });
      }
    }
  });

  it('is told of no second that could still change because it is not over', () => {
    const session = { ...liveSession(sessions[0]?.session as RandomSession), endedAtMs: null, startedAtMs: 1_000 };

    expect(secondOf(session, 9, 10_000).atMs).toBe(10_000);
    expect(() => secondOf(session, 10, 10_000)).toThrow(SecondNotReached);
    expect(() => secondOf(session, 0, null)).toThrow(SecondNotReached);
    expect(() => secondOf({ ...session, startedAtMs: null }, 0, 10_000)).toThrow(SessionNotStarted);
  });
});
