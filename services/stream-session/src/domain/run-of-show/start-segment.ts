import { segmentEnded, segmentStarted } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { SessionNotLive } from '../room.errors.js';
import { isOpen, type Session, type SessionFact } from '../session.js';
import { RunOfShowChanged, SegmentIsOver, SegmentNotFound } from './run-of-show.errors.js';
import { isRunning, type RunOfShow, type Segment } from './run-of-show.js';

export type RunOfShowDecision = Decision<RunOfShow, SessionFact>;

export interface SegmentStart {
  readonly segmentId: string;
  /** Of what was read before. */
  readonly version: number;
}

/**
 * Comes to a segment, whichever it is, and leaves the one before. The one that runs already stays as it is: hosts press
 * twice, and two of them press at once.
 * @param atMs session time
 */
export function startSegment(
  before: RunOfShow,
  session: Session,
  { segmentId, version }: SegmentStart,
  atMs: number,
): RunOfShowDecision {
  const next = before.segments.find((segment) => segment.segmentId === segmentId);
  if (!next) throw new SegmentNotFound(segmentId);
  if (isRunning(next)) return { state: before, facts: [] };
  if (!isOpen(session)) throw new SessionNotLive(session.state);
  if (next.endedAtMs !== null) throw new SegmentIsOver(segmentId);
  if (version !== before.version) throw new RunOfShowChanged(before.version);

  const { state, facts } = endRunningSegment(before, session, atMs);
  return {
    state: {
      version: before.version + 1,
      segments: state.segments.map((segment) => (segment === next ? { ...next, startedAtMs: atMs } : segment)),
    },
    facts: [...facts, started(session, next)],
  };
}

/** @param atMs session time: when the next one begins, or the session is over */
export function endRunningSegment(before: RunOfShow, session: Session, atMs: number): RunOfShowDecision {
  const running = before.segments.find(isRunning);
  if (!running) return { state: before, facts: [] };
  const over = { ...running, endedAtMs: Math.max(atMs, running.startedAtMs ?? atMs) };
  return {
    state: {
      version: before.version + 1,
      segments: before.segments.map((segment) => (segment === running ? over : segment)),
    },
    facts: [ended(session, over)],
  };
}

/** Remembers that nothing is left to be done of the beginning of a segment; that it is told twice changes nothing. */
export function giveCues(before: RunOfShow, segmentId: string): RunOfShow {
  const isNews = before.segments.some((segment) => segment.segmentId === segmentId && !segment.cuesGiven);
  if (!isNews) return before;
  const segments = before.segments.map((segment) =>
    segment.segmentId === segmentId ? { ...segment, cuesGiven: true } : segment,
  );
  return { ...before, segments };
}

function started({ accountId, sessionId }: Session, segment: Segment): SessionFact {
  const { segmentId, title, plannedMinutes, listingIds } = segment;
  return segmentStarted.of({ accountId, sessionId, segmentId, title, plannedMinutes, listingIds: [...listingIds] });
}

function ended({ accountId, sessionId }: Session, { segmentId, startedAtMs, endedAtMs }: Segment): SessionFact {
  const times = { startedAt: iso(startedAtMs), endedAt: iso(endedAtMs) };
  return segmentEnded.of({ accountId, sessionId, segmentId, ...times });
}

/** A segment that is over has both times. */
const iso = (ms: number | null): string => new Date(ms ?? 0).toISOString();
