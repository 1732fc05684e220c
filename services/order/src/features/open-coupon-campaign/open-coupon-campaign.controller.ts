import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses } from '@shopcast/http';
import { CampaignAnswer, toCampaignAnswer } from '../../answers/campaign.answer.js';
import { staffOf } from '../../callers/callers.js';
import { CampaignBody } from './open-coupon-campaign.dto.js';
import { OpenCouponCampaignHandler } from './open-coupon-campaign.handler.js';

@ApiTags('coupons')
@Controller('v1/coupon-campaigns')
export class OpenCouponCampaignController {
  constructor(private readonly handler: OpenCouponCampaignHandler) {}

  @Post()
  @Allow({ staff: ['orders', 'host'] })
  @ApiOperation({ summary: 'Print coupons: what they are worth never changes afterwards' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Repeat it when you retry: one key, one campaign',
  })
  @ApiCreatedResponse({ type: CampaignAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async open(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Body() body: CampaignBody,
  ): Promise<CampaignAnswer> {
    return toCampaignAnswer(await this.handler.handle(staffOf(caller), key, body));
  }
}
