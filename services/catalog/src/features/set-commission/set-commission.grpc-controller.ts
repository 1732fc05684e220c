import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { type CommissionMessage, toCommissionMessage } from '../../api/commission.message.js';
import { SetCommissionHandler } from './set-commission.handler.js';

/** `google.protobuf.Int32Value` */
export class RateMessage {
  @IsInt() @Min(0) @Max(10_000) readonly value!: number;
}

export class SetCommissionRequest {
  @IsUUID() readonly listingId!: string;

  /** Unset: back to the account's default rate. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RateMessage)
  readonly rateBasisPoints?: RateMessage | null;
}

@Controller()
export class SetCommissionGrpcController {
  constructor(private readonly handler: SetCommissionHandler) {}

  @GrpcMethod('CommissionService', 'SetCommission')
  @Allow({ staff: ['shop'] })
  async set(
    @Payload() { listingId, rateBasisPoints }: SetCommissionRequest,
    @Caller() staff: Staff,
  ): Promise<{ commission: CommissionMessage }> {
    const command = { listingId, rateBasisPoints: rateBasisPoints?.value ?? null };
    return { commission: toCommissionMessage(await this.handler.handle(staff, command)) };
  }
}
