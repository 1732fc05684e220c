import { type Fact, type Medium } from '@shopcast/contracts';
import { SessionClock } from '@shopcast/kernel';

/** What a host decides before going live. Times are epoch milliseconds. */
export interface SessionPlan {
  readonly title: string;
  readonly medium: Medium;
  /** ISO 4217; all prices of the session are in it. */
  readonly currency: string;
  /** Session seconds per real second; above 1 it is a rehearsal. */
  readonly timeScale: number;
  readonly plannedStartMs: number | null;
  readonly plannedEndMs: number | null;
}

interface Common extends SessionPlan {
  readonly sessionId: string;
  readonly accountId: string;
  readonly createdAtMs: number;
  /** Session time of the last change; the next one never comes before it. */
  readonly changedAtMs: number;
}

export type Draft = Common & { readonly state: 'draft' };
export type Scheduled = Common & { readonly state: 'scheduled'; readonly plannedStartMs: number };
export type Live = Common & { readonly state: 'live'; readonly startedAtMs: number };
export type Paused = Common & { readonly state: 'paused'; readonly startedAtMs: number };
export type Ended = Common & { readonly state: 'ended'; readonly startedAtMs: number; readonly endedAtMs: number };

export type Session = Draft | Scheduled | Live | Paused | Ended;
export type SessionState = Session['state'];
export type SessionFact = Fact;

export const sessionStates = ['draft', 'scheduled', 'live', 'paused', 'ended'] as const satisfies SessionState[];

/** The session's own time; all its facts, and those of its room, carry it. */
export const clockOf = (session: Session): SessionClock => new SessionClock(startOf(session), session.timeScale);

/** The first moment live, or null before it. */
export const startOf = (session: Session): number | null => ('startedAtMs' in session ? session.startedAtMs : null);

export const endOf = (session: Session): number | null => (session.state === 'ended' ? session.endedAtMs : null);

/** Whether viewers may be in the room: while it is paused the host has only stepped away. */
export const isOpen = (session: Session): session is Live | Paused =>
  session.state === 'live' || session.state === 'paused';
