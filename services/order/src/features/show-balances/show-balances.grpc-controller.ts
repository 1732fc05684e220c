import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import type { Balance } from '../../domain/settlement/balance.js';
import { ShowBalancesHandler } from './show-balances.handler.js';

export class ListBalancesRequest {
  @IsUUID() readonly accountId!: string;
}

@Controller()
export class ShowBalancesGrpcController {
  constructor(private readonly handler: ShowBalancesHandler) {}

  @GrpcMethod('SettlementService', 'ListBalances')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  async show(
    @Caller() caller: Principal,
    @Payload() { accountId }: ListBalancesRequest,
  ): Promise<{ balances: readonly Balance[] }> {
    return { balances: await this.handler.handle(caller, accountId) };
  }
}
