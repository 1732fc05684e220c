import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { ListingAnswer, toListingAnswer } from '../../api/listing.answer.js';
import { PriceMinor } from '../../api/price-minor.decorator.js';
import { RepriceListingHandler } from './reprice-listing.handler.js';

export class ListPriceBody {
  @PriceMinor() readonly listPriceMinor!: number;
}

@ApiTags('listings')
@Controller('v1/listings')
export class RepriceListingController {
  constructor(private readonly handler: RepriceListingHandler) {}

  @Put(':listingId/skus/:skuId/price')
  @Allow({ staff: ['shop'] })
  @ApiOkResponse({ type: ListingAnswer })
  @Refuses(400, 401, 403, 404)
  async reprice(
    @Caller() staff: Staff,
    @UuidParam('listingId') listingId: string,
    @UuidParam('skuId') skuId: string,
    @Body() { listPriceMinor }: ListPriceBody,
  ): Promise<ListingAnswer> {
    return toListingAnswer(await this.handler.handle(staff, { listingId, skuId, listPriceMinor }));
  }
}
