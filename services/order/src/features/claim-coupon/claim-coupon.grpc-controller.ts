import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { IsUUID } from 'class-validator';
import { toCouponAnswer } from '../../answers/coupon.answer.js';
import { viewerOf } from '../../callers/callers.js';
import { couponMessage } from '../../wire/promotion.messages.js';
import { ClaimCouponHandler } from './claim-coupon.handler.js';

export class ClaimCouponRequest {
  @IsUUID() readonly campaignId!: string;
  @IsUUID() readonly sessionId!: string;
}

@Controller()
export class ClaimCouponGrpcController {
  constructor(private readonly handler: ClaimCouponHandler) {}

  @GrpcMethod('PromotionService', 'ClaimCoupon')
  @Allow({ viewer: true })
  async claim(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() request: ClaimCouponRequest,
  ): Promise<{ coupon: object }> {
    const known = await this.handler.handle({ viewer: viewerOf(caller), key, ...request });
    return { coupon: couponMessage(toCouponAnswer(known)) };
  }
}
