import type { CommissionSet, ListingListed } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';

/**
 * Joins `sale_terms` (JSON, or null while the brand is not known) to offers: the listing's own commission, else the
 * account's default, and the account's platform fee, as they stand now.
 */
export const joinSaleTerms = (offers: string): string => `
  LEFT JOIN LATERAL (
    SELECT json_build_object(
      'brandId', listing.brand_id,
      'commissionBasisPoints', coalesce(listing.commission_basis_points, account.default_commission_basis_points, 0),
      'platformFeeBasisPoints', coalesce(account.platform_fee_basis_points, 0)) AS sale_terms
    FROM listing_terms listing LEFT JOIN LATERAL (
      SELECT * FROM account_terms t WHERE t.account_id = listing.account_id ORDER BY t.since_ms DESC LIMIT 1
    ) account ON true
    WHERE listing.listing_id = ${offers}.listing_id) terms ON true`;

/** A listing belongs to one brand for ever; hearing of it again changes nothing. */
export async function rememberBrand(
  tx: Transaction,
  { listingId, accountId, brandId }: Pick<ListingListed, 'listingId' | 'accountId' | 'brandId'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO listing_terms (listing_id, account_id, brand_id) VALUES ($1, $2, $3)
     ON CONFLICT (listing_id) DO NOTHING`,
    [listingId, accountId, brandId],
  );
}

export async function rememberCommission(
  tx: Transaction,
  { listingId, rateBasisPoints }: Pick<CommissionSet, 'listingId' | 'rateBasisPoints'>,
): Promise<void> {
  await tx.query(`UPDATE listing_terms SET commission_basis_points = $2 WHERE listing_id = $1`, [
    listingId,
    rateBasisPoints,
  ]);
}
