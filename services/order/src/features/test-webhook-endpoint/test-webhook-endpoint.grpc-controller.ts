import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { EndpointRequest } from '../../answers/grpc.requests.js';
import { staffOf } from '../../callers/callers.js';
import { TestWebhookEndpointHandler } from './test-webhook-endpoint.handler.js';

@Controller()
export class TestWebhookEndpointGrpcController {
  constructor(private readonly handler: TestWebhookEndpointHandler) {}

  @GrpcMethod('WebhookService', 'SendTestEvent')
  @Allow({ staff: ['orders'] })
  async test(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { endpointId }: EndpointRequest,
  ): Promise<{ messageId: string }> {
    return { messageId: await this.handler.handle(staffOf(caller), endpointId.toLowerCase(), key) };
  }
}
