import type { Campaign, CampaignTerms } from './campaign.js';
import { CampaignImpossible } from './coupon.errors.js';

/** A new campaign, of which nothing is claimed. @throws CampaignImpossible when it could never be used as it stands */
export function openCampaign(terms: CampaignTerms, stock: number): Campaign {
  const { claimFromMs, claimUntilMs, usableUntilMs, perViewer } = terms;
  if (claimUntilMs <= claimFromMs) throw new CampaignImpossible('Claiming must end after it begins');
  if (usableUntilMs < claimUntilMs)
    throw new CampaignImpossible('A coupon must be usable as long as it can be claimed');
  if (perViewer > stock) throw new CampaignImpossible('One viewer cannot claim more coupons than there are');
  return { ...terms, stock, claimed: 0, used: 0 };
}
