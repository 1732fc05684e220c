import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { StockReader } from '../../persistence/stock.reader.js';
import { type ListingStockAnswer, toStockAnswer } from './show-stock.controller.js';

export class GetStockRequestMessage {
  @IsUUID() readonly listingId!: string;
}

@Controller()
export class ShowStockGrpcController {
  constructor(private readonly stock: StockReader) {}

  @GrpcMethod('OrderService', 'GetStock')
  @Allow({ staff: ['orders', 'shop'], operator: true })
  async show(
    @Caller() caller: Principal,
    @Payload() { listingId }: GetStockRequestMessage,
  ): Promise<ListingStockAnswer> {
    const allocations = await this.stock.ofListing(scopeOf(caller), listingId);
    return { listingId: listingId.toLowerCase(), items: allocations.map(toStockAnswer) };
  }
}
