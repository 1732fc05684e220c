import { type Fact, pollClosed, pollOpened, type pollStates } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { SessionNotLive } from '../room.errors.js';
import { clockOf, endOf, isOpen, type Session } from '../session.js';
import { OptionsAlike } from './poll.errors.js';

export type PollState = (typeof pollStates)[number];

/** What a host asks. */
export interface Question {
  readonly question: string;
  readonly options: readonly string[];
}

/** Times are session time, epoch milliseconds. */
export interface Poll extends Question {
  readonly pollId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly openedAtMs: number;
  /** The staff key of whoever opened it; null: the operator. */
  readonly keyId: string | null;
  readonly state: PollState;
  readonly closedAtMs: number | null;
  /** For each option. */
  readonly votes: readonly number[];
}

/** @param nowMs wall time @throws SessionNotLive OptionsAlike */
export function openPoll(
  session: Session,
  { question, options }: Question,
  { nowMs, ...made }: { readonly pollId: string; readonly keyId: string | null; readonly nowMs: number },
): Decision<Poll, Fact> {
  if (!isOpen(session)) throw new SessionNotLive(session.state);
  if (new Set(options.map(plain)).size < options.length) throw new OptionsAlike();
  const { accountId, sessionId } = session;
  const openedAtMs = clockOf(session).at(nowMs);
  const votes = options.map(() => 0);
  return {
    state: { accountId, sessionId, question, options, ...made, openedAtMs, state: 'open', closedAtMs: null, votes },
    facts: [pollOpened.of({ accountId, sessionId, question, options: [...options], ...made })],
  };
}

/** Closing twice is no error. @param nowMs wall time */
export function closePoll(poll: Poll, session: Session, nowMs: number): Decision<Poll, Fact> {
  if (poll.state === 'closed') return { state: poll, facts: [] };
  const { accountId, sessionId, pollId, question, options, votes } = poll;
  const atMs = clockOf(session).at(nowMs);
  const closedAtMs = Math.max(poll.openedAtMs, Math.min(atMs, endOf(session) ?? atMs));
  const result = { accountId, sessionId, pollId, question, options: [...options], votes: [...votes] };
  return { state: { ...poll, state: 'closed', closedAtMs }, facts: [pollClosed.of(result)] };
}

/** Widths, cases and blanks around do not make another option. */
const plain = (option: string): string => option.normalize('NFKC').trim().toLowerCase();
