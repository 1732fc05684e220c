import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { EndpointRequest } from '../../answers/grpc.requests.js';
import {
  toWebhookEndpointMessage,
  typesIn,
  type WebhookEndpointMessage,
} from '../../answers/webhook-endpoint.message.js';
import { WebhookDescription, WebhookTypesMessage, WebhookUrl } from '../../answers/webhook-fields.decorator.js';
import { ChangeWebhookEndpointHandler } from './change-webhook-endpoint.handler.js';

export class ChangeEndpointMessage extends EndpointRequest {
  @WebhookUrl() readonly url!: string;
  @WebhookDescription() readonly description!: string;
  @WebhookTypesMessage() readonly types!: string[];
}

interface EndpointResponse {
  readonly endpoint: WebhookEndpointMessage;
}

@Controller()
export class ChangeWebhookEndpointGrpcController {
  constructor(private readonly handler: ChangeWebhookEndpointHandler) {}

  @GrpcMethod('WebhookService', 'ChangeEndpoint')
  @Allow({ staff: ['orders'] })
  async change(
    @Caller() caller: Principal,
    @Payload() { endpointId, url, description, types }: ChangeEndpointMessage,
  ): Promise<EndpointResponse> {
    const changes = { url, description, types: typesIn(types) };
    return { endpoint: toWebhookEndpointMessage(await this.handler.change(scopeOf(caller), endpointId, changes)) };
  }

  @GrpcMethod('WebhookService', 'PauseEndpoint')
  @Allow({ staff: ['orders'] })
  async pause(@Caller() caller: Principal, @Payload() { endpointId }: EndpointRequest): Promise<EndpointResponse> {
    return { endpoint: toWebhookEndpointMessage(await this.handler.setState(scopeOf(caller), endpointId, 'paused')) };
  }

  @GrpcMethod('WebhookService', 'ResumeEndpoint')
  @Allow({ staff: ['orders'] })
  async resume(@Caller() caller: Principal, @Payload() { endpointId }: EndpointRequest): Promise<EndpointResponse> {
    return { endpoint: toWebhookEndpointMessage(await this.handler.setState(scopeOf(caller), endpointId, 'active')) };
  }

  @GrpcMethod('WebhookService', 'DeleteEndpoint')
  @Allow({ staff: ['orders'] })
  async delete(@Caller() caller: Principal, @Payload() { endpointId }: EndpointRequest): Promise<object> {
    await this.handler.delete(scopeOf(caller), endpointId);
    return {};
  }
}
