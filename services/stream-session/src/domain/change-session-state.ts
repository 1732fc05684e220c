import { sessionEnded, sessionPaused, sessionResumed, sessionStarted } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import {
  clockOf,
  type Draft,
  type Live,
  type Paused,
  type Scheduled,
  type Session,
  type SessionFact,
} from './session.js';
import { SessionAlreadyEnded, SessionNotStarted } from './session.errors.js';

/** The states that a host asks for. */
export const requestableStates = ['live', 'paused', 'ended'] as const;
export type RequestedState = (typeof requestableStates)[number];

/** Asking for the state that the session is in already changes nothing: hosts press twice, clients retry. */
export function changeSessionState(
  session: Session,
  requested: RequestedState,
  nowMs: number,
): Decision<Session, SessionFact> {
  if (session.state === requested) return { state: session, facts: [] };
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  if (session.state === 'draft' || session.state === 'scheduled') {
    if (requested !== 'live') throw new SessionNotStarted(session.sessionId, session.state);
    return start(session, nowMs);
  }
  if (requested === 'ended') return end(session, nowMs);
  return session.state === 'live' ? pause(session, nowMs) : resume(session, nowMs);
}

function start(session: Draft | Scheduled, nowMs: number): Decision<Session, SessionFact> {
  const startedAtMs = Math.max(nowMs, session.changedAtMs);
  const { accountId, sessionId, title, medium, timeScale, currency } = session;
  const startedAt = new Date(startedAtMs).toISOString();
  return {
    state: { ...session, state: 'live', startedAtMs, changedAtMs: startedAtMs },
    facts: [sessionStarted.of({ accountId, sessionId, title, medium, timeScale, currency, startedAt })],
  };
}

function pause(session: Live, nowMs: number): Decision<Session, SessionFact> {
  const { accountId, sessionId } = session;
  return {
    state: { ...session, state: 'paused', changedAtMs: sessionTime(session, nowMs) },
    facts: [sessionPaused.of({ accountId, sessionId })],
  };
}

function resume(session: Paused, nowMs: number): Decision<Session, SessionFact> {
  const { accountId, sessionId } = session;
  return {
    state: { ...session, state: 'live', changedAtMs: sessionTime(session, nowMs) },
    facts: [sessionResumed.of({ accountId, sessionId })],
  };
}

function end(session: Live | Paused, nowMs: number): Decision<Session, SessionFact> {
  const endedAtMs = sessionTime(session, nowMs);
  const { accountId, sessionId, startedAtMs } = session;
  const startedAt = new Date(startedAtMs).toISOString();
  return {
    state: { ...session, state: 'ended', endedAtMs, changedAtMs: endedAtMs },
    facts: [sessionEnded.of({ accountId, sessionId, startedAt, endedAt: new Date(endedAtMs).toISOString() })],
  };
}

/** A wall clock that was set back must not let a session end before it began. */
const sessionTime = (session: Session, nowMs: number): number =>
  Math.max(clockOf(session).at(nowMs), session.changedAtMs);
