import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow } from '@shopcast/access';
import { RequestInvalid, RequestKey } from '@shopcast/http';
import type { Timestamp } from '@shopcast/grpc';
import { IsDefined, IsObject, IsString, IsUUID, MaxLength } from 'class-validator';
import { toReconciliationMessage } from '../../answers/payment.messages.js';
import { ReconcileHandler } from './reconcile.handler.js';

export class RequestReconciliationRequest {
  @IsString() @MaxLength(32) readonly provider!: string;
  @IsDefined() @IsObject() readonly from!: Timestamp;
  @IsDefined() @IsObject() readonly to!: Timestamp;
}

export class GetReconciliationRequest {
  @IsUUID() readonly reconciliationId!: string;
}

@Controller()
export class ReconcileGrpcController {
  constructor(private readonly handler: ReconcileHandler) {}

  @GrpcMethod('PaymentService', 'RequestReconciliation')
  @Allow({ operator: true })
  async request(
    @RequestKey() key: string | null,
    @Payload() { provider, from, to }: RequestReconciliationRequest,
  ): Promise<object> {
    const asked = { provider, from: isoOf('from', from), to: isoOf('to', to) };
    return { reconciliation: toReconciliationMessage(await this.handler.handle(key, asked)) };
  }

  @GrpcMethod('PaymentService', 'GetReconciliation')
  @Allow({ operator: true })
  async get(@Payload() { reconciliationId }: GetReconciliationRequest): Promise<object> {
    return { reconciliation: toReconciliationMessage(await this.handler.find(reconciliationId)) };
  }
}

/** @throws RequestInvalid for a moment that no calendar has */
function isoOf(field: string, { seconds, nanos }: Timestamp): string {
  const at = new Date(seconds * 1000 + Math.floor(nanos / 1_000_000));
  if (Number.isNaN(at.getTime())) throw new RequestInvalid([{ field, problem: `${field} must be a time` }]);
  return at.toISOString();
}
