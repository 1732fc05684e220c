import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, PlainText } from '@shopcast/http';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { toReturnMessage } from '../../answers/fulfilment.message.js';
import { type LineUnitsBody, UnitsMessage, unitsInMessage } from '../../bodies/line-units.body.js';
import { memberOf, staffOf } from '../../callers/callers.js';
import { RefuseReturnBody } from './return-units.dto.js';
import { ReturnUnitsHandler } from './return-units.handler.js';

export class RequestReturnRequest {
  @IsUUID() readonly orderId!: string;
  @PlainText(200, {}) readonly reason!: string;
  @UnitsMessage() readonly lines!: LineUnitsBody[];
}

/** `google.protobuf.Int64Value` */
export class MinorValue {
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) readonly value!: number;
}

export class AcceptReturnRequest {
  @IsUUID() readonly orderId!: string;
  @IsUUID() readonly returnId!: string;
  @IsBoolean() readonly restock!: boolean;
  @IsOptional() @ValidateNested() @Type(() => MinorValue) readonly refundMinor!: MinorValue | null;
}

export class RefuseReturnRequest extends RefuseReturnBody {
  @IsUUID() readonly orderId!: string;
  @IsUUID() readonly returnId!: string;
}

@Controller()
export class ReturnUnitsGrpcController {
  constructor(private readonly handler: ReturnUnitsHandler) {}

  @GrpcMethod('FulfilmentService', 'RequestReturn')
  @Allow({ viewer: true, staff: ['orders'] })
  async request(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { orderId, reason, lines }: RequestReturnRequest,
  ): Promise<object> {
    const command = { caller: memberOf(caller), orderId, key, reason, lines: unitsInMessage(lines) };
    return { return: toReturnMessage(await this.handler.request(command)) };
  }

  @GrpcMethod('FulfilmentService', 'AcceptReturn')
  @Allow({ staff: ['orders'] })
  async accept(
    @Caller() caller: Principal,
    @Payload() { orderId, returnId, restock, refundMinor }: AcceptReturnRequest,
  ): Promise<object> {
    const which = { staff: staffOf(caller), orderId, returnId: returnId.toLowerCase() };
    const choice = { restock, refundMinor: refundMinor?.value ?? null };
    return { return: toReturnMessage(await this.handler.accept(which, choice)) };
  }

  @GrpcMethod('FulfilmentService', 'RefuseReturn')
  @Allow({ staff: ['orders'] })
  async refuse(
    @Caller() caller: Principal,
    @Payload() { orderId, returnId, why }: RefuseReturnRequest,
  ): Promise<object> {
    const which = { staff: staffOf(caller), orderId, returnId: returnId.toLowerCase() };
    return { return: toReturnMessage(await this.handler.refuse(which, why)) };
  }
}
