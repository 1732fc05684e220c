import { type Fact, lotteryDrawn, lotteryOpened, type lotteryStates, lotteryWon } from '@shopcast/contracts';
import { type Decision, derivedId } from '@shopcast/kernel';
import { SessionNotLive } from '../room.errors.js';
import type { Visitor } from '../room-fact.js';
import { clockOf, endOf, isOpen, type Session } from '../session.js';

export type LotteryState = (typeof lotteryStates)[number];

/** What a host decides. */
export interface LotteryPlan {
  readonly prize: string;
  readonly winnerCount: number;
  /** Who writes it in a comment takes part; null: whoever is in the room may. */
  readonly keyword: string | null;
  /** Session seconds until it is drawn. */
  readonly seconds: number;
}

/** What decides a lottery, and the hash by which it is known until it is drawn. */
export interface Seed {
  readonly seed: string;
  readonly commitment: string;
}

export interface Winner {
  readonly viewerId: string;
  /** The viewer in this lottery; others learn nothing else. */
  readonly entrant: string;
}

/** Times are session time, epoch milliseconds. */
export interface Lottery extends Omit<LotteryPlan, 'seconds'>, Seed {
  readonly lotteryId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly openedAtMs: number;
  readonly endsAtMs: number;
  /** The staff key of whoever opened it; null: the operator. */
  readonly keyId: string | null;
  readonly state: LotteryState;
  readonly drawnAtMs: number | null;
  readonly entrantCount: number;
  readonly entrantsDigest: string | null;
  readonly winners: readonly Winner[];
}

/** What the entries give with the seed; the winners in the order in which they were drawn. */
export type Draw = Pick<Lottery, 'entrantCount' | 'winners'> & { readonly entrantsDigest: string };

/** The same viewer is somebody else in every lottery. */
export const entrantOf = (lotteryId: string, { viewerId }: Pick<Visitor, 'viewerId'>): string =>
  derivedId(lotteryId, viewerId, 'entrant');

/** @param nowMs wall time @throws SessionNotLive */
export function openLottery(
  session: Session,
  { seconds, ...plan }: LotteryPlan,
  { nowMs, ...made }: Seed & { readonly lotteryId: string; readonly keyId: string | null; readonly nowMs: number },
): Decision<Lottery, Fact> {
  if (!isOpen(session)) throw new SessionNotLive(session.state);
  const { accountId, sessionId } = session;
  const openedAtMs = clockOf(session).at(nowMs);
  const endsAtMs = openedAtMs + seconds * 1_000;
  const { seed: _secret, ...told } = made;
  const undecided = { drawnAtMs: null, entrantCount: 0, entrantsDigest: null, winners: [] } as const;
  return {
    state: { accountId, sessionId, ...plan, ...made, openedAtMs, endsAtMs, state: 'open', ...undecided },
    facts: [lotteryOpened.of({ accountId, sessionId, ...plan, ...told, endsAt: new Date(endsAtMs).toISOString() })],
  };
}

/** Session time of a draw at this wall time: a session that has ended has no later moments. */
export function drawTime(session: Session, { openedAtMs }: Lottery, nowMs: number): number {
  const atMs = clockOf(session).at(nowMs);
  return Math.max(openedAtMs, Math.min(atMs, endOf(session) ?? atMs));
}

/** Of a lottery that is open: there is one draw, whoever asks for it. */
export function drawLottery(lottery: Lottery, draw: Draw, drawnAtMs: number): Decision<Lottery, Fact> {
  const { accountId, sessionId, lotteryId, seed, prize } = lottery;
  const { winners, ...counted } = draw;
  const drawn = { accountId, sessionId, lotteryId, seed, ...counted, winners: winners.map(({ entrant }) => entrant) };
  const won = winners.map((winner) => lotteryWon.of({ accountId, sessionId, lotteryId, prize, ...winner }));
  return {
    state: { ...lottery, state: 'drawn', drawnAtMs, winners, ...counted },
    facts: [lotteryDrawn.of(drawn), ...won],
  };
}
