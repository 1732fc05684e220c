import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { availabilityOf, availabilityStates, type AvailabilityState } from '../../domain/availability.js';
import { StockReader } from '../../persistence/stock.reader.js';

export class AvailabilityAnswer {
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ enum: availabilityStates }) readonly state!: AvailabilityState;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    example: 12,
    description: 'Units that can be bought now, once there are few; null: enough',
  })
  readonly left!: number | null;
}

export class ListingAvailabilityAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({
    type: AvailabilityAnswer,
    isArray: true,
    description: 'A variant that is not here has no units: it is sold out',
  })
  readonly items!: readonly AvailabilityAnswer[];
}

@ApiTags('stock')
@Controller('v1/listings')
export class ShowAvailabilityController {
  constructor(private readonly stock: StockReader) {}

  @Get(':listingId/availability')
  @Allow({ viewer: true, staff: ['host', 'shop', 'orders'], operator: true })
  @ApiOperation({ summary: 'Whether viewers can have it, and how many are left once there are few' })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiOkResponse({ type: ListingAvailabilityAnswer })
  @Refuses(400, 401, 403, 404)
  async show(
    @Caller() caller: Principal,
    @UuidParam('listingId') listingId: string,
  ): Promise<ListingAvailabilityAnswer> {
    const allocations = await this.stock.ofListing(scopeOf(caller), listingId);
    return { listingId: listingId.toLowerCase(), items: allocations.map(availabilityOf) };
  }
}
