import { type CommissionSet, commissionSet, type Fact } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import type { Listing } from './listing.js';

/** The account's share of what a listing sells, from a moment on. */
export interface Commission {
  readonly listingId: string;
  /** Hundredths of a percent; null: the account's default rate, which the order service knows. */
  readonly rateBasisPoints: number | null;
  /** Wall time; null when nobody ever set one. */
  readonly sinceMs: number | null;
}

export const noCommission = (listingId: string): Commission => ({ listingId, rateBasisPoints: null, sinceMs: null });

/** The same rate again is no change. Rates of one listing never share a moment, whatever the clock does. */
export function setCommission(
  { accountId, listingId }: Pick<Listing, 'accountId' | 'listingId'>,
  current: Commission,
  { rateBasisPoints, nowMs }: { readonly rateBasisPoints: number | null; readonly nowMs: number },
): Decision<Commission, Fact<CommissionSet>> {
  if (current.rateBasisPoints === rateBasisPoints) return { state: current, facts: [] };
  return {
    state: { listingId, rateBasisPoints, sinceMs: Math.max(nowMs, (current.sinceMs ?? 0) + 1) },
    facts: [commissionSet.of({ accountId, listingId, rateBasisPoints })],
  };
}
