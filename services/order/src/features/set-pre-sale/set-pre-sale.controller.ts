import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { staffOf } from '../../callers/callers.js';
import { PreSaleStore } from '../../persistence/pre-sale.store.js';
import { PreSaleAnswer, PreSaleBody, toPreSale, toPreSaleAnswer } from './set-pre-sale.dto.js';
import { SetPreSaleHandler } from './set-pre-sale.handler.js';

@ApiTags('pre-sale')
@Controller('v1/listings/:listingId/pre-sale')
export class SetPreSaleController {
  constructor(
    private readonly handler: SetPreSaleHandler,
    private readonly preSales: PreSaleStore,
  ) {}

  @Put()
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({
    summary: 'Sell a listing for a deposit now and the balance later; orders that there are keep their terms',
  })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiOkResponse({ type: PreSaleAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async set(
    @Caller() caller: Principal,
    @UuidParam('listingId') listingId: string,
    @Body() body: PreSaleBody,
  ): Promise<PreSaleAnswer> {
    return toPreSaleAnswer(await this.handler.handle(staffOf(caller).accountId, listingId, toPreSale(body)));
  }

  @Get()
  @Allow({ staff: ['orders', 'shop', 'host'] })
  @ApiOperation({ summary: 'The pre-sale of a listing' })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiOkResponse({ type: PreSaleAnswer })
  @Refuses(400, 401, 403, 404)
  async show(@Caller() caller: Principal, @UuidParam('listingId') listingId: string): Promise<PreSaleAnswer> {
    return toPreSaleAnswer(await this.preSales.find(staffOf(caller).accountId, listingId.toLowerCase()));
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'New orders are paid at once (again); orders that there are keep their terms' })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiNoContentResponse({ description: 'The listing is not in pre-sale (any more)' })
  @Refuses(400, 401, 403, 404)
  async clear(@Caller() caller: Principal, @UuidParam('listingId') listingId: string): Promise<void> {
    await this.preSales.remove(staffOf(caller).accountId, listingId.toLowerCase());
  }
}
