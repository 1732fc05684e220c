import type { Claims } from './claims.js';

/** sales − refunds = commission + platform fee + payable, in every sum over whole lines. */
export interface Totals extends Claims {
  readonly salesMinor: number;
  readonly refundsMinor: number;
}

export const noTotals: Totals = {
  salesMinor: 0,
  refundsMinor: 0,
  commissionMinor: 0,
  platformFeeMinor: 0,
  payableMinor: 0,
};

/** One line's part: amounts of refunds are negative, and what went back is counted apart from what was sold. */
export interface Amounts extends Claims {
  readonly cause: 'sale' | 'refund';
  readonly amountMinor: number;
}

export const plus = (totals: Totals, { cause, amountMinor, ...claims }: Amounts): Totals => ({
  salesMinor: totals.salesMinor + (cause === 'sale' ? amountMinor : 0),
  refundsMinor: totals.refundsMinor - (cause === 'refund' ? amountMinor : 0),
  commissionMinor: totals.commissionMinor + claims.commissionMinor,
  platformFeeMinor: totals.platformFeeMinor + claims.platformFeeMinor,
  payableMinor: totals.payableMinor + claims.payableMinor,
});
