import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { type Allocation, freeUnits } from '../../domain/stock.js';
import { StockReader } from '../../persistence/stock.reader.js';

export class StockAnswer {
  @ApiProperty({ format: 'uuid' }) readonly skuId!: string;
  @ApiProperty({ format: 'uuid' }) readonly allocationId!: string;
  @ApiProperty({ type: 'integer', description: 'May be sold in all' }) readonly allocated!: number;
  @ApiProperty({ type: 'integer', description: 'Held for orders that are not paid, and for offers' })
  readonly reserved!: number;
  @ApiProperty({ type: 'integer', description: 'Of these, held for offers to viewers who waited' })
  readonly offered!: number;
  @ApiProperty({ type: 'integer' }) readonly sold!: number;
  @ApiProperty({ type: 'integer', description: 'allocated − reserved − sold' }) readonly free!: number;
}

export class ListingStockAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ type: StockAnswer, isArray: true }) readonly items!: readonly StockAnswer[];
}

export const toStockAnswer = (allocation: Allocation): StockAnswer => {
  const { skuId, allocationId, allocated, reserved, offered, sold } = allocation;
  return { skuId, allocationId, allocated, reserved, offered, sold, free: freeUnits(allocation) };
};

@ApiTags('stock')
@Controller('v1/listings')
export class ShowStockController {
  constructor(private readonly stock: StockReader) {}

  @Get(':listingId/stock')
  @Allow({ staff: ['orders', 'shop'], operator: true })
  @ApiOperation({ summary: 'What of a listing is free, reserved and sold, per variant' })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiOkResponse({ type: ListingStockAnswer })
  @Refuses(400, 401, 403, 404)
  async show(@Caller() caller: Principal, @UuidParam('listingId') listingId: string): Promise<ListingStockAnswer> {
    const allocations = await this.stock.ofListing(scopeOf(caller), listingId);
    return { listingId: listingId.toLowerCase(), items: allocations.map(toStockAnswer) };
  }
}
