import type { Transaction } from '@shopcast/database';
import type { Campaign } from '../../domain/coupons/campaign.js';
import { type CampaignRow, toCampaign } from './campaign.row.js';

/** The campaign, locked: whoever holds it decides alone what becomes of its coupons. */
export async function lockCampaign(tx: Transaction, campaignId: string): Promise<Campaign | undefined> {
  const [row]: { campaign: CampaignRow }[] = await tx.query(
    `SELECT to_json(k) AS campaign FROM coupon_campaigns k WHERE campaign_id = $1 FOR UPDATE`,
    [campaignId],
  );
  return row && toCampaign(row.campaign);
}
