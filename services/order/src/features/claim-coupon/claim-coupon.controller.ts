import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses, UuidParam } from '@shopcast/http';
import { IsUUID } from 'class-validator';
import { CouponAnswer, toCouponAnswer } from '../../answers/coupon.answer.js';
import { viewerOf } from '../../callers/callers.js';
import { ClaimCouponHandler } from './claim-coupon.handler.js';

export class ClaimBody {
  @ApiProperty({ format: 'uuid', description: 'The session in whose room the coupons were dropped' })
  @IsUUID()
  readonly sessionId!: string;
}

@ApiTags('coupons')
@Controller('v1/coupon-campaigns')
export class ClaimCouponController {
  constructor(private readonly handler: ClaimCouponHandler) {}

  @Post(':campaignId/claims')
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'Claim one of the coupons that were dropped in the room' })
  @ApiParam({ name: 'campaignId', format: 'uuid' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Repeat it when you retry: one key, one coupon' })
  @ApiCreatedResponse({ type: CouponAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async claim(
    @Caller() caller: Principal,
    @UuidParam('campaignId') campaignId: string,
    @IdempotencyKey() key: string,
    @Body() { sessionId }: ClaimBody,
  ): Promise<CouponAnswer> {
    return toCouponAnswer(await this.handler.handle({ viewer: viewerOf(caller), key, campaignId, sessionId }));
  }
}
