import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { TimestampMessage, toDate, toTimestamp } from '@shopcast/grpc';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { staffOf } from '../../callers/callers.js';
import type { PreSale } from '../../domain/pre-sale/pre-sale.js';
import { PreSaleStore } from '../../persistence/pre-sale.store.js';
import { SetPreSaleHandler } from './set-pre-sale.handler.js';

export class SetPreSaleRequest {
  @IsUUID() readonly listingId!: string;
  @IsInt() @Min(1) @Max(9_999) readonly depositBasisPoints!: number;
  @IsDefined() @ValidateNested() @Type(() => TimestampMessage) readonly balanceFrom!: TimestampMessage;
  @IsDefined() @ValidateNested() @Type(() => TimestampMessage) readonly balanceUntil!: TimestampMessage;
}

export class ListingInPreSale {
  @IsUUID() readonly listingId!: string;
}

@Controller()
export class SetPreSaleGrpcController {
  constructor(
    private readonly handler: SetPreSaleHandler,
    private readonly preSales: PreSaleStore,
  ) {}

  @GrpcMethod('PreSaleService', 'SetPreSale')
  @Allow({ staff: ['orders', 'shop'] })
  async set(@Caller() caller: Principal, @Payload() request: SetPreSaleRequest): Promise<{ preSale: object }> {
    const { listingId, depositBasisPoints, balanceFrom, balanceUntil } = request;
    const window = { balanceFromMs: toDate(balanceFrom).getTime(), balanceUntilMs: toDate(balanceUntil).getTime() };
    const wanted = { depositBasisPoints, ...window };
    return { preSale: toMessage(await this.handler.handle(staffOf(caller).accountId, listingId, wanted)) };
  }

  @GrpcMethod('PreSaleService', 'GetPreSale')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  async get(@Caller() caller: Principal, @Payload() { listingId }: ListingInPreSale): Promise<{ preSale: object }> {
    return { preSale: toMessage(await this.preSales.find(staffOf(caller).accountId, listingId.toLowerCase())) };
  }

  @GrpcMethod('PreSaleService', 'EndPreSale')
  @Allow({ staff: ['orders', 'shop'] })
  async end(@Caller() caller: Principal, @Payload() { listingId }: ListingInPreSale): Promise<object> {
    await this.preSales.remove(staffOf(caller).accountId, listingId.toLowerCase());
    return {};
  }
}

const toMessage = ({ depositBasisPoints, balanceFromMs, balanceUntilMs }: PreSale): object => ({
  depositBasisPoints,
  balanceFrom: toTimestamp(balanceFromMs),
  balanceUntil: toTimestamp(balanceUntilMs),
});
