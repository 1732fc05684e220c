import type { Campaign } from '../../domain/coupons/campaign.js';
import { freeCoupons } from '../../domain/coupons/campaign.js';
import type { Discount } from '../../domain/coupons/discount.js';

/** A row of `coupon_campaigns` as JSON: numbers as numbers, times as ISO 8601. */
export interface CampaignRow {
  readonly campaign_id: string;
  readonly account_id: string;
  readonly request_key: string;
  readonly digest: string;
  readonly title: string;
  readonly currency: string;
  readonly discount: Discount;
  readonly minimum_spend_minor: number;
  readonly listing_ids: readonly string[] | null;
  readonly new_buyers_only: boolean;
  readonly per_viewer: number;
  readonly claim_from: string;
  readonly claim_until: string;
  readonly usable_until: string;
  readonly stock: number;
  readonly free: number;
  readonly claimed: number;
  readonly used: number;
}

export const toCampaign = (row: CampaignRow): Campaign => ({
  campaignId: row.campaign_id,
  accountId: row.account_id,
  title: row.title,
  currency: row.currency,
  discount: row.discount,
  minimumSpendMinor: row.minimum_spend_minor,
  listingIds: row.listing_ids,
  newBuyersOnly: row.new_buyers_only,
  perViewer: row.per_viewer,
  claimFromMs: Date.parse(row.claim_from),
  claimUntilMs: Date.parse(row.claim_until),
  usableUntilMs: Date.parse(row.usable_until),
  stock: row.stock,
  claimed: row.claimed,
  used: row.used,
});

/** Which request made a campaign: the same one again finds it, another one under its key is refused. */
export interface CampaignRequest {
  readonly key: string;
  readonly digest: string;
}

export const toNewCampaignRow = (campaign: Campaign, { key, digest }: CampaignRequest): CampaignRow => ({
  account_id: campaign.accountId,
  request_key: key,
  digest,
  title: campaign.title,
  currency: campaign.currency,
  discount: campaign.discount,
  minimum_spend_minor: campaign.minimumSpendMinor,
  listing_ids: campaign.listingIds,
  new_buyers_only: campaign.newBuyersOnly,
  per_viewer: campaign.perViewer,
  claim_from: new Date(campaign.claimFromMs).toISOString(),
  claim_until: new Date(campaign.claimUntilMs).toISOString(),
  usable_until: new Date(campaign.usableUntilMs).toISOString(),
  ...toCampaignCounts(campaign),
});

/** What may change of a row after it was made. */
export const toCampaignCounts = (campaign: Campaign) => ({
  campaign_id: campaign.campaignId,
  stock: campaign.stock,
  free: freeCoupons(campaign),
  claimed: campaign.claimed,
  used: campaign.used,
});
