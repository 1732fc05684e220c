import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { toCampaignAnswer } from '../../answers/campaign.answer.js';
import { CampaignReader } from '../../persistence/promotions/campaign.reader.js';
import { nextTokenOf, pageIn, PageRequest } from '../../wire/page.request.js';
import { campaignMessage } from '../../wire/promotion.messages.js';

export class GetCampaignRequest {
  @IsUUID() readonly campaignId!: string;
}

@Controller()
export class ListCouponCampaignsGrpcController {
  constructor(private readonly campaigns: CampaignReader) {}

  @GrpcMethod('PromotionService', 'GetCampaign')
  @Allow({ staff: ['orders', 'host'], operator: true })
  async get(@Caller() caller: Principal, @Payload() { campaignId }: GetCampaignRequest): Promise<{ campaign: object }> {
    return { campaign: campaignMessage(toCampaignAnswer(await this.campaigns.find(scopeOf(caller), campaignId))) };
  }

  @GrpcMethod('PromotionService', 'ListCampaigns')
  @Allow({ staff: ['orders', 'host'], operator: true })
  async list(@Caller() caller: Principal, @Payload() request: PageRequest): Promise<object> {
    const page = await this.campaigns.page(scopeOf(caller), pageIn(request), toCampaignAnswer);
    return { campaigns: page.items.map(campaignMessage), nextPageToken: nextTokenOf(page) };
  }
}
