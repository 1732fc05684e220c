import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import { CampaignRepository, type CouponDrop } from '../../persistence/promotions/campaign.repository.js';
import { untilItArrives } from '../../timing/until-it-arrives.js';

@Injectable()
export class DropCouponsHandler {
  constructor(private readonly campaigns: CampaignRepository) {}

  handle(
    { accountId }: Staff,
    { sessionId, campaignId }: { readonly sessionId: string; readonly campaignId: string },
  ): Promise<CouponDrop> {
    const where = { sessionId: sessionId.toLowerCase(), campaignId: campaignId.toLowerCase() };
    return untilItArrives(() => this.campaigns.drop(accountId, { ...where, droppedAtMs: Date.now() }));
  }
}
