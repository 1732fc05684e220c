import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import type { DiscountKind } from '@shopcast/contracts';
import { IdempotencyKey } from '@shopcast/http';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { toCampaignAnswer } from '../../answers/campaign.answer.js';
import { staffOf } from '../../callers/callers.js';
import { campaignMessage } from '../../wire/promotion.messages.js';
import { EmptyIs, EmptyIsAbsent, EnumIsWord, TimestampIsInstant } from '../../wire/proto3.decorators.js';
import { CampaignBody, DiscountBody } from './open-coupon-campaign.dto.js';
import { OpenCouponCampaignHandler } from './open-coupon-campaign.handler.js';

export class DiscountRequest extends DiscountBody {
  @EnumIsWord('DISCOUNT_KIND_') override readonly kind!: DiscountKind;
  @EmptyIsAbsent() override readonly basisPoints?: number;
  @EmptyIsAbsent() override readonly maximumMinor?: number;
  @EmptyIsAbsent() override readonly amountMinor?: number;
}

export class OpenCampaignRequest extends CampaignBody {
  @ValidateNested() @Type(() => DiscountRequest) override readonly discount!: DiscountRequest;
  @EmptyIs(1) override readonly perViewer!: number;
  @EmptyIsAbsent() override readonly listingIds?: string[];
  @TimestampIsInstant() override readonly claimFrom?: string;
  @TimestampIsInstant() override readonly claimUntil!: string;
  @TimestampIsInstant() override readonly usableUntil?: string;
}

@Controller()
export class OpenCouponCampaignGrpcController {
  constructor(private readonly handler: OpenCouponCampaignHandler) {}

  @GrpcMethod('PromotionService', 'OpenCampaign')
  @Allow({ staff: ['orders', 'host'] })
  async open(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() request: OpenCampaignRequest,
  ): Promise<{ campaign: object }> {
    return { campaign: campaignMessage(toCampaignAnswer(await this.handler.handle(staffOf(caller), key, request))) };
  }
}
