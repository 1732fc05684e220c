import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses } from '@shopcast/http';
import { IsOptional, IsUUID } from 'class-validator';
import { CouponAnswer, toCouponAnswer } from '../../answers/coupon.answer.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import { CouponReader } from '../../persistence/promotions/coupon.reader.js';

export class ListCouponsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only coupons of this campaign' })
  @IsOptional()
  @IsUUID()
  readonly campaignId?: string;
}

@ApiTags('coupons')
@Controller('v1/coupons')
export class ListCouponsController {
  constructor(private readonly coupons: CouponReader) {}

  @Get()
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'Coupons that were claimed, newest first; viewers see their own' })
  @ApiOkResponse({ type: pageOf(CouponAnswer) })
  @Refuses(400, 401, 403)
  list(@Caller() caller: Principal, @Query() query: ListCouponsQuery): Promise<Page<CouponAnswer>> {
    const filter = { viewerId: ownOrdersOnly(caller), campaignId: query.campaignId };
    return this.coupons.page(scopeOf(caller), filter, query, toCouponAnswer);
  }
}
