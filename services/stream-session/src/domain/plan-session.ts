import { sessionDrafted, sessionScheduled } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import type { Draft, Scheduled, Session, SessionFact, SessionPlan } from './session.js';
import { SessionAlreadyStarted, SessionPlanInvalid } from './session.errors.js';

/** What of a plan can be changed until the session starts. */
export type PlanChange = Partial<Pick<SessionPlan, 'title' | 'plannedStartMs' | 'plannedEndMs'>>;

/** A session begins as a draft; with a planned start it is scheduled. */
export function planSession(
  plan: SessionPlan,
  identity: { readonly sessionId: string; readonly accountId: string },
  nowMs: number,
): Decision<Draft | Scheduled, SessionFact> {
  refuseImpossible(plan);
  const { accountId, sessionId } = identity;
  const { title, medium, timeScale, currency } = plan;
  const drafted = sessionDrafted.of({ accountId, sessionId, title, medium, timeScale, currency });
  const state = scheduledOrDraft({ ...plan, ...identity, createdAtMs: nowMs, changedAtMs: nowMs });
  return { state, facts: [drafted, ...scheduling(state)] };
}

/** Changes title or times before the start; changing nothing says nothing. */
export function replanSession(session: Session, change: PlanChange, nowMs: number): Decision<Session, SessionFact> {
  if (session.state !== 'draft' && session.state !== 'scheduled') {
    throw new SessionAlreadyStarted(session.sessionId, session.state);
  }
  const state = scheduledOrDraft({ ...session, ...change, changedAtMs: Math.max(nowMs, session.changedAtMs) });
  refuseImpossible(state);
  const sameTimes = state.plannedStartMs === session.plannedStartMs && state.plannedEndMs === session.plannedEndMs;
  return { state, facts: sameTimes ? [] : scheduling(state) };
}

function refuseImpossible({ plannedStartMs, plannedEndMs }: SessionPlan): void {
  if (plannedEndMs === null) return;
  if (plannedStartMs === null) throw new SessionPlanInvalid('A planned end needs a planned start');
  if (plannedEndMs <= plannedStartMs) throw new SessionPlanInvalid('The planned end must be after the planned start');
}

function scheduledOrDraft({ plannedStartMs, ...rest }: Omit<Draft, 'state'>): Draft | Scheduled {
  return plannedStartMs === null
    ? { ...rest, plannedStartMs, state: 'draft' }
    : { ...rest, plannedStartMs, state: 'scheduled' };
}

function scheduling(session: Draft | Scheduled): SessionFact[] {
  if (session.state === 'draft') return [];
  const { accountId, sessionId, plannedStartMs, plannedEndMs } = session;
  const plannedStart = new Date(plannedStartMs).toISOString();
  const plannedEnd = plannedEndMs === null ? null : new Date(plannedEndMs).toISOString();
  return [sessionScheduled.of({ accountId, sessionId, plannedStart, plannedEnd })];
}
