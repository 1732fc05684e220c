import type { Claims } from './claims.js';

/**
 * The chart of accounts, per seller's account and currency:
 * - `buyer_money`: what buyers have paid, held at the payment provider (grows by debits)
 * - `refunds`: what went or goes back to buyers through the provider (grows by credits)
 * - `brand_payable`: owed to brands (credits)
 * - `account_commission`: earned by the account that sells (credits)
 * - `platform_fee`: earned by the platform (credits)
 *
 * Payments to brands are made outside and have no account here.
 */
export const ledgerAccounts = [
  'buyer_money',
  'refunds',
  'brand_payable',
  'account_commission',
  'platform_fee',
] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** On which account each claim stands. */
export const accountOfClaim = {
  payableMinor: 'brand_payable',
  commissionMinor: 'account_commission',
  platformFeeMinor: 'platform_fee',
} as const satisfies Record<keyof Claims, LedgerAccount>;

export const claimNames = ['payableMinor', 'commissionMinor', 'platformFeeMinor'] as const satisfies (keyof Claims)[];
