import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { EndpointRequest, pageIn, PageRequest } from '../../answers/grpc.requests.js';
import { toWebhookEndpointMessage, type WebhookEndpointMessage } from '../../answers/webhook-endpoint.message.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';

@Controller()
export class ReadWebhookEndpointsGrpcController {
  constructor(private readonly endpoints: WebhookEndpointRepository) {}

  @GrpcMethod('WebhookService', 'GetEndpoint')
  @Allow({ staff: ['orders'], operator: true })
  async get(
    @Caller() caller: Principal,
    @Payload() { endpointId }: EndpointRequest,
  ): Promise<{ endpoint: WebhookEndpointMessage }> {
    return { endpoint: toWebhookEndpointMessage(await this.endpoints.find(scopeOf(caller), endpointId)) };
  }

  @GrpcMethod('WebhookService', 'ListEndpoints')
  @Allow({ staff: ['orders'], operator: true })
  async list(
    @Caller() caller: Principal,
    @Payload() request: PageRequest,
  ): Promise<{ endpoints: readonly WebhookEndpointMessage[]; nextPageToken: string }> {
    const page = await this.endpoints.page(scopeOf(caller), pageIn(request), toWebhookEndpointMessage);
    return { endpoints: page.items, nextPageToken: page.nextCursor ?? '' };
  }
}
