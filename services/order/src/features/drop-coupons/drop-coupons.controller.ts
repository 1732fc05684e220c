import { Controller, HttpCode, HttpStatus, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { staffOf } from '../../callers/callers.js';
import { DropCouponsHandler } from './drop-coupons.handler.js';

export class CouponDropAnswer {
  @ApiProperty({ format: 'uuid' }) readonly campaignId!: string;
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'date-time', description: 'Wall time' }) readonly droppedAt!: string;
}

@ApiTags('coupons')
@Controller('v1/sessions')
export class DropCouponsController {
  constructor(private readonly handler: DropCouponsHandler) {}

  @Put(':sessionId/coupon-drops/:campaignId')
  @HttpCode(HttpStatus.OK)
  @Allow({ staff: ['host'] })
  @ApiOperation({
    summary: 'Drop a campaign’s coupons in the room: its viewers may claim them. Once, however often asked',
  })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiParam({ name: 'campaignId', format: 'uuid' })
  @ApiOkResponse({ type: CouponDropAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async drop(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('campaignId') campaignId: string,
  ): Promise<CouponDropAnswer> {
    const { droppedAtMs, ...where } = await this.handler.handle(staffOf(caller), { sessionId, campaignId });
    return { ...where, droppedAt: new Date(droppedAtMs).toISOString() };
  }
}
