import { type Fact, restrictionImposed, type RestrictionKind, restrictionLifted } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import { RestrictionEndsBeforeItBegins } from './moderation.errors.js';

/** What a restriction says. Times are wall time, epoch milliseconds. */
export interface Terms {
  /** null: until it is lifted. */
  readonly untilMs: number | null;
  /** For the record; viewers do not see it. */
  readonly reason: string | null;
}

/** Whom it concerns and where. Of each there is at most one at a time. */
export interface RestrictedViewer {
  readonly accountId: string;
  readonly viewerId: string;
  readonly kind: RestrictionKind;
  /** null: in all rooms of the account. */
  readonly sessionId: string | null;
}

/** A viewer who may not write, or not be in the room. */
export interface Restriction extends RestrictedViewer, Terms {
  readonly restrictionId: string;
  /** The staff key of whoever imposed it, or changed it last. */
  readonly keyId: string;
  readonly imposedAtMs: number;
  readonly liftedAtMs: number | null;
}

export type RestrictionDecision = Decision<Restriction, Fact>;

export const isStanding = ({ untilMs, liftedAtMs }: Restriction, nowMs: number): boolean =>
  liftedAtMs === null && (untilMs === null || untilMs > nowMs);

/** @throws RestrictionEndsBeforeItBegins */
export function impose(
  restricted: RestrictedViewer,
  terms: Terms,
  by: { readonly restrictionId: string; readonly keyId: string; readonly nowMs: number },
): RestrictionDecision {
  const { restrictionId, keyId, nowMs } = by;
  refuseOver(terms, nowMs);
  return imposed({ ...restricted, ...terms, restrictionId, keyId, imposedAtMs: nowMs, liftedAtMs: null });
}

/** The same terms again change nothing. @throws RestrictionEndsBeforeItBegins */
export function changeTerms(before: Restriction, terms: Terms, keyId: string, nowMs: number): RestrictionDecision {
  refuseOver(terms, nowMs);
  if (before.untilMs === terms.untilMs && before.reason === terms.reason) return { state: before, facts: [] };
  return imposed({ ...before, ...terms, keyId });
}

/** Lifting what is over is not an error: two moderators may press the button, or its time may have come. */
export function lift(restriction: Restriction, keyId: string, nowMs: number): RestrictionDecision {
  if (!isStanding(restriction, nowMs)) return { state: restriction, facts: [] };
  const { accountId, restrictionId, viewerId } = restriction;
  return {
    state: { ...restriction, liftedAtMs: nowMs },
    facts: [restrictionLifted.of({ accountId, restrictionId, viewerId, keyId })],
  };
}

function imposed(state: Restriction): RestrictionDecision {
  const { accountId, restrictionId, viewerId, kind, sessionId, keyId, untilMs, reason } = state;
  const endsAt = untilMs === null ? null : new Date(untilMs).toISOString();
  const told = { accountId, restrictionId, viewerId, kind, sessionId, endsAt, keyId, grounds: reason };
  return { state, facts: [restrictionImposed.of(told)] };
}

function refuseOver({ untilMs }: Terms, nowMs: number): void {
  if (untilMs !== null && untilMs <= nowMs) throw new RestrictionEndsBeforeItBegins();
}
