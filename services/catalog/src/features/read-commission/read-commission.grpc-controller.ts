import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { type CommissionMessage, toCommissionMessage } from '../../api/commission.message.js';
import { ReadCommissionHandler } from './read-commission.handler.js';

export class GetCommissionRequest {
  @IsUUID() readonly listingId!: string;
}

@Controller()
export class ReadCommissionGrpcController {
  constructor(private readonly handler: ReadCommissionHandler) {}

  @GrpcMethod('CommissionService', 'GetCommission')
  @Allow({ staff: ['shop'], operator: true })
  async get(
    @Payload() { listingId }: GetCommissionRequest,
    @Caller() caller: Principal,
  ): Promise<{ commission: CommissionMessage }> {
    return { commission: toCommissionMessage(await this.handler.current(caller, listingId)) };
  }
}
