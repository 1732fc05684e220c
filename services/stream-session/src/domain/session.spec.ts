import { sessionEnded, sessionPaused, sessionResumed, sessionScheduled, sessionStarted } from '@shopcast/contracts';
import { type Decision, DomainError, newId } from '@shopcast/kernel';
import fc from 'fast-check';
import { changeSessionState, type RequestedState, requestableStates } from './change-session-state.js';
import { planSession, replanSession } from './plan-session.js';
import type { Session, SessionFact, SessionPlan } from './session.js';

const PLANNED = Date.parse('2026-11-23T10:00:00Z');
const NOW = PLANNED - 3_600_000;
const plan: SessionPlan = {
  title: 'Autumn skincare',
  medium: 'video',
  currency: 'CNY',
  timeScale: 1,
  plannedStartMs: null,
  plannedEndMs: null,
};
const identity = { sessionId: newId(), accountId: newId() };
const draft = planSession(plan, identity, NOW).state;
const at = (session: Session, requested: RequestedState, nowMs: number) =>
  changeSessionState(session, requested, nowMs).state;
const live = at(draft, 'live', PLANNED);
const ended = at(live, 'ended', PLANNED + 1_000);
const typesOf = ({ facts }: Decision<Session, SessionFact>) => facts.map(({ type }) => type);
const refusal = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('planning a session', () => {
  it('makes a draft, and with a planned start a scheduled session', () => {
    expect(draft.state).toBe('draft');
    const scheduled = planSession({ ...plan, plannedStartMs: PLANNED, plannedEndMs: PLANNED + 1 }, identity, NOW);
    expect(scheduled.state.state).toBe('scheduled');
    expect(typesOf(scheduled)).toEqual(['session.drafted.v1', 'session.scheduled.v1']);
  });

  it('refuses an end without a start, or not after it', () => {
    for (const [plannedStartMs, plannedEndMs] of [
      [null, PLANNED],
      [PLANNED, PLANNED],
      [PLANNED, PLANNED - 1],
    ] as const) {
      expect(refusal(() => planSession({ ...plan, plannedStartMs, plannedEndMs }, identity, NOW))).toBe(
        'session.plan_invalid',
      );
    }
  });

  it('can be changed until the session starts, and tells only of changed times', () => {
    const renamed = replanSession(draft, { title: 'Winter skincare' }, NOW);
    expect([renamed.state.title, renamed.facts]).toEqual(['Winter skincare', []]);
    const moved = replanSession(draft, { plannedStartMs: PLANNED }, NOW);
    expect(typesOf(moved)).toEqual([sessionScheduled.type]);
    expect(replanSession(moved.state, { plannedStartMs: PLANNED }, NOW).facts).toEqual([]);
    for (const session of [live, ended]) {
      expect(refusal(() => replanSession(session, { title: 'Too late' }, NOW))).toBe('session.already_started');
    }
  });
});

describe('the states of a session', () => {
  it('go from draft or scheduled to live, back and forth to paused, and once to ended', () => {
    const started = changeSessionState(draft, 'live', PLANNED);
    const paused = changeSessionState(started.state, 'paused', PLANNED + 10);
    const resumed = changeSessionState(paused.state, 'live', PLANNED + 20);
    const over = changeSessionState(paused.state, 'ended', PLANNED + 30);
    expect([started, paused, resumed, over].flatMap(typesOf)).toEqual(
      [sessionStarted, sessionPaused, sessionResumed, sessionEnded].map(({ type }) => type),
    );
    expect(resumed.state).toMatchObject({ state: 'live', startedAtMs: PLANNED });
    expect(over.state).toMatchObject({ state: 'ended', startedAtMs: PLANNED, endedAtMs: PLANNED + 30 });
  });

  it('stay as they are when asked for again', () => {
    for (const [session, requested] of [
      [live, 'live'],
      [at(live, 'paused', PLANNED + 5), 'paused'],
      [ended, 'ended'],
    ] as const) {
      expect(changeSessionState(session, requested, PLANNED + 99)).toEqual({ state: session, facts: [] });
    }
  });

  it('refuse what cannot be, each with a code of its own', () => {
    expect(refusal(() => at(draft, 'paused', NOW))).toBe('session.not_started');
    expect(refusal(() => at(draft, 'ended', NOW))).toBe('session.not_started');
    expect(refusal(() => at(ended, 'live', NOW))).toBe('session.already_ended');
    expect(refusal(() => at(ended, 'paused', NOW))).toBe('session.already_ended');
  });

  it('end in session time: a rehearsed minute at scale 120 is two hours', () => {
    const rehearsal = at(planSession({ ...plan, timeScale: 120 }, identity, NOW).state, 'live', PLANNED);
    expect(at(rehearsal, 'ended', PLANNED + 60_000)).toMatchObject({ endedAtMs: PLANNED + 2 * 3_600_000 });
  });

  it('never run backwards in time, whatever is asked for and however the wall clock jumps', () => {
    const step = fc.tuple(fc.constantFrom(...requestableStates), fc.integer({ min: -400_000, max: 400_000 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.constantFrom(1, 120), (steps, timeScale) => {
        let session: Session = { ...draft, timeScale };
        let nowMs = PLANNED;
        for (const [requested, jumpMs] of steps) {
          nowMs += jumpMs;
          const before = session;
          if (refusal(() => at(before, requested, nowMs)) !== undefined) continue;
          session = at(before, requested, nowMs);
          expect(session.changedAtMs).toBeGreaterThanOrEqual(before.changedAtMs);
          if (session.state === 'ended') expect(session.endedAtMs).toBeGreaterThanOrEqual(session.startedAtMs);
        }
      }),
    );
  });
});
