import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import { derivedId, newId } from '@shopcast/kernel';
import type { Campaign } from '../../domain/coupons/campaign.js';
import { openCampaign } from '../../domain/coupons/open-campaign.js';
import { CampaignRepository } from '../../persistence/promotions/campaign.repository.js';
import { ExpireCoupons } from '../../timing/expire-coupons.js';
import { untilItArrives } from '../../timing/until-it-arrives.js';
import { type CampaignBody, toDiscount } from './open-coupon-campaign.dto.js';

@Injectable()
export class OpenCouponCampaignHandler {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly expiry: ExpireCoupons,
  ) {}

  /** @param key the caller's Idempotency-Key */
  async handle({ accountId, keyId }: Staff, key: string, body: CampaignBody): Promise<Campaign> {
    const { title, currency, minimumSpendMinor, newBuyersOnly, perViewer, stock } = body;
    const claimUntilMs = Date.parse(body.claimUntil);
    const terms = {
      ...{ campaignId: newId(), accountId, title, currency, minimumSpendMinor, newBuyersOnly, perViewer },
      discount: toDiscount(body.discount),
      listingIds: body.listingIds?.map((listingId) => listingId.toLowerCase()).sort() ?? null,
      claimFromMs: body.claimFrom === undefined ? Math.min(Date.now(), claimUntilMs - 1) : Date.parse(body.claimFrom),
      claimUntilMs,
      usableUntilMs: body.usableUntil === undefined ? claimUntilMs : Date.parse(body.usableUntil),
    };
    const request = {
      key: derivedId('coupon campaign', accountId, keyId, key),
      digest: derivedId('coupon campaign', JSON.stringify(body)),
    };
    const campaign = await untilItArrives(() => this.campaigns.open(openCampaign(terms, stock), request));
    this.expiry.wakeAt(campaign.usableUntilMs);
    return campaign;
  }
}
