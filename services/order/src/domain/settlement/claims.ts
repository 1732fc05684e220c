import type { SaleTerms } from './sale-terms.js';

/** Who has a claim to how much of a line's money. */
export interface Claims {
  readonly platformFeeMinor: number;
  readonly commissionMinor: number;
  readonly payableMinor: number;
}

export const noClaims: Claims = { platformFeeMinor: 0, commissionMinor: 0, payableMinor: 0 };

/**
 * Divides what a line has earned. The platform's fee and the account's commission are portions of the same amount, each
 * rounded down, so that nobody gets more than the rate that was agreed on; the brand gets the rest, and with it whatever
 * rounding leaves. Rates of more than the whole leave the brand nothing, and the fee goes before the commission.
 */
export function claimsOn(
  amountMinor: number,
  { commissionBasisPoints, platformFeeBasisPoints }: Omit<SaleTerms, 'brandId'>,
): Claims {
  const platformFeeMinor = portion(amountMinor, platformFeeBasisPoints);
  const commissionMinor = Math.min(portion(amountMinor, commissionBasisPoints), amountMinor - platformFeeMinor);
  return { platformFeeMinor, commissionMinor, payableMinor: amountMinor - platformFeeMinor - commissionMinor };
}

/** In two steps, so that no product leaves the exact integers, however large the amount. */
const portion = (amountMinor: number, basisPoints: number): number =>
  Math.floor(amountMinor / 10_000) * basisPoints + Math.floor(((amountMinor % 10_000) * basisPoints) / 10_000);
