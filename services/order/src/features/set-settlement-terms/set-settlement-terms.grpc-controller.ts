import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type Timestamp, toOptionalTimestamp } from '@shopcast/grpc';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import type { AccountTerms } from '../../domain/settlement/account-terms.js';
import { SetSettlementTermsHandler } from './set-settlement-terms.handler.js';

export class GetSettlementTermsRequest {
  @IsUUID() readonly accountId!: string;
}

export class SetRateRequest {
  @IsUUID() readonly accountId!: string;
  @IsInt() @Min(0) @Max(10_000) readonly rateBasisPoints!: number;
}

/** `shopcast.settlement.v1.SettlementTerms`, in an answer. */
interface TermsReply {
  readonly terms: Omit<AccountTerms, 'sinceMs'> & { readonly since: Timestamp | undefined };
}

@Controller()
export class SetSettlementTermsGrpcController {
  constructor(private readonly handler: SetSettlementTermsHandler) {}

  @GrpcMethod('SettlementService', 'GetSettlementTerms')
  @Allow({ staff: ['account'], operator: true })
  async get(@Caller() caller: Principal, @Payload() { accountId }: GetSettlementTermsRequest): Promise<TermsReply> {
    return toReply(await this.handler.read(caller, accountId));
  }

  @GrpcMethod('SettlementService', 'SetDefaultCommission')
  @Allow({ staff: ['account'], operator: true })
  async setDefaultCommission(@Caller() caller: Principal, @Payload() request: SetRateRequest): Promise<TermsReply> {
    const change = { defaultCommissionBasisPoints: request.rateBasisPoints };
    return toReply(await this.handler.change(caller, request.accountId, change));
  }

  @GrpcMethod('SettlementService', 'SetPlatformFee')
  @Allow({ operator: true })
  async setPlatformFee(@Caller() caller: Principal, @Payload() request: SetRateRequest): Promise<TermsReply> {
    const change = { platformFeeBasisPoints: request.rateBasisPoints };
    return toReply(await this.handler.change(caller, request.accountId, change));
  }
}

const toReply = ({ sinceMs, ...terms }: AccountTerms): TermsReply => ({
  terms: { ...terms, since: toOptionalTimestamp(sinceMs) },
});
