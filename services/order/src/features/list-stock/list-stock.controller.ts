import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { StockReader } from '../../persistence/stock.reader.js';
import { ListStockQuery } from './list-stock.query.js';

export class ListedStockAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;
  @ApiProperty({ type: 'integer', example: 500, description: 'May be sold in all' }) readonly allocated!: number;
  @ApiProperty({ type: 'integer', example: 12, description: 'Held for orders that are not paid, and for offers' })
  readonly reserved!: number;
  @ApiProperty({ type: 'integer', example: 461 }) readonly sold!: number;
  @ApiProperty({ type: 'integer', example: 27, description: 'allocated − reserved − sold' }) readonly free!: number;
}

export class StockListAnswer {
  @ApiProperty({
    type: ListedStockAnswer,
    isArray: true,
    description: 'A listing of which nothing was allocated, or that is not the account’s, is left out',
  })
  readonly items!: readonly ListedStockAnswer[];
}

@ApiTags('stock')
@Controller('v1/stock')
export class ListStockController {
  constructor(private readonly stock: StockReader) {}

  @Get()
  @Allow({ staff: ['orders', 'shop', 'host', 'analyst'], operator: true })
  @ApiOperation({ summary: 'What is free, reserved and sold of several listings, all their variants together' })
  @ApiOkResponse({ type: StockListAnswer })
  @Refuses(400, 401, 403)
  async list(@Caller() caller: Principal, @Query() { listingId }: ListStockQuery): Promise<StockListAnswer> {
    return { items: await this.stock.ofListings(scopeOf(caller), listingId) };
  }
}
