import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import { IsUUID } from 'class-validator';
import { staffOf } from '../../callers/callers.js';
import { DropCouponsHandler } from './drop-coupons.handler.js';

export class DropCouponsRequest {
  @IsUUID() readonly sessionId!: string;
  @IsUUID() readonly campaignId!: string;
}

@Controller()
export class DropCouponsGrpcController {
  constructor(private readonly handler: DropCouponsHandler) {}

  @GrpcMethod('PromotionService', 'DropCoupons')
  @Allow({ staff: ['host'] })
  async drop(@Caller() caller: Principal, @Payload() request: DropCouponsRequest): Promise<{ droppedAt: Timestamp }> {
    const { droppedAtMs } = await this.handler.handle(staffOf(caller), request);
    return { droppedAt: toTimestamp(droppedAtMs) };
  }
}
