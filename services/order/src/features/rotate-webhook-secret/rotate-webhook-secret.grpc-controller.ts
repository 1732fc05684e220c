import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { IsInt, Max, Min } from 'class-validator';
import { EndpointRequest } from '../../answers/grpc.requests.js';
import { staffOf } from '../../callers/callers.js';
import { longestOverlapSeconds } from './rotate-webhook-secret.controller.js';
import { RotateWebhookSecretHandler } from './rotate-webhook-secret.handler.js';

export class RotateSecretMessage extends EndpointRequest {
  @IsInt() @Min(0) @Max(longestOverlapSeconds) readonly overlapSeconds!: number;
}

@Controller()
export class RotateWebhookSecretGrpcController {
  constructor(private readonly handler: RotateWebhookSecretHandler) {}

  @GrpcMethod('WebhookService', 'RotateSecret')
  @Allow({ staff: ['orders'] })
  async rotate(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { endpointId, overlapSeconds }: RotateSecretMessage,
  ): Promise<{ secret: string }> {
    const command = { staff: staffOf(caller), key, endpointId: endpointId.toLowerCase(), overlapSeconds };
    return { secret: await this.handler.handle(command) };
  }
}
