import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { toCouponAnswer } from '../../answers/coupon.answer.js';
import { Optional } from '../../answers/optional.decorator.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import { CouponReader } from '../../persistence/promotions/coupon.reader.js';
import { nextTokenOf, pageIn, PageRequest } from '../../wire/page.request.js';
import { couponMessage } from '../../wire/promotion.messages.js';
import { EmptyIsAbsent } from '../../wire/proto3.decorators.js';

export class ListCouponsRequest extends PageRequest {
  @EmptyIsAbsent() @Optional() @IsUUID() readonly campaignId?: string;
}

@Controller()
export class ListCouponsGrpcController {
  constructor(private readonly coupons: CouponReader) {}

  @GrpcMethod('PromotionService', 'ListCoupons')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async list(@Caller() caller: Principal, @Payload() request: ListCouponsRequest): Promise<object> {
    const filter = { viewerId: ownOrdersOnly(caller), campaignId: request.campaignId };
    const page = await this.coupons.page(scopeOf(caller), filter, pageIn(request), toCouponAnswer);
    return { coupons: page.items.map(couponMessage), nextPageToken: nextTokenOf(page) };
  }
}
