import { Body, Controller, Delete, HttpCode, HttpStatus, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey, UuidParam } from '@shopcast/http';
import { LivePriceAnswer, LivePriceBody, toLivePriceAnswer } from './set-live-price.dto.js';
import { SetLivePriceHandler } from './set-live-price.handler.js';

@ApiTags('live prices')
@Controller('v1/sessions/:sessionId/live-prices/:listingId/:skuId')
export class SetLivePriceController {
  constructor(private readonly handler: SetLivePriceHandler) {}

  @Put()
  @Allow({ staff: ['host'] })
  @TakesRequestKey()
  @ApiOkResponse({ type: LivePriceAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async set(
    @Caller() staff: Staff,
    @RequestKey() requestKey: string | null,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('listingId') listingId: string,
    @UuidParam('skuId') skuId: string,
    @Body() { priceMinor, durationSeconds = null, unitsAtPrice = null }: LivePriceBody,
  ): Promise<LivePriceAnswer> {
    const offer = { priceMinor, durationSeconds, unitsAtPrice, requestKey };
    return toLivePriceAnswer(await this.handler.set(staff, { sessionId, listingId, skuId }, offer));
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['host'] })
  @ApiNoContentResponse({ description: 'There is no live price (any more)' })
  @Refuses(400, 401, 403, 404)
  async withdraw(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('listingId') listingId: string,
    @UuidParam('skuId') skuId: string,
  ): Promise<void> {
    await this.handler.withdraw(staff, { sessionId, listingId, skuId });
  }
}
