import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses, UuidParam } from '@shopcast/http';
import { CampaignAnswer, toCampaignAnswer } from '../../answers/campaign.answer.js';
import { CampaignReader } from '../../persistence/promotions/campaign.reader.js';

@ApiTags('coupons')
@Controller('v1/coupon-campaigns')
export class ListCouponCampaignsController {
  constructor(private readonly campaigns: CampaignReader) {}

  @Get()
  @Allow({ staff: ['orders', 'host'], operator: true })
  @ApiOperation({ summary: 'Coupon campaigns, newest first' })
  @ApiOkResponse({ type: pageOf(CampaignAnswer) })
  @Refuses(400, 401, 403)
  list(@Caller() caller: Principal, @Query() query: PageQuery): Promise<Page<CampaignAnswer>> {
    return this.campaigns.page(scopeOf(caller), query, toCampaignAnswer);
  }

  @Get(':campaignId')
  @Allow({ staff: ['orders', 'host'], operator: true })
  @ApiOperation({ summary: 'A campaign, and how many of its coupons are free, claimed and used' })
  @ApiParam({ name: 'campaignId', format: 'uuid' })
  @ApiOkResponse({ type: CampaignAnswer })
  @Refuses(400, 401, 403, 404)
  async get(@Caller() caller: Principal, @UuidParam('campaignId') campaignId: string): Promise<CampaignAnswer> {
    return toCampaignAnswer(await this.campaigns.find(scopeOf(caller), campaignId));
  }
}
