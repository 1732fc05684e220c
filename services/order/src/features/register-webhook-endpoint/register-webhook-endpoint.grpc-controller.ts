import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import {
  toWebhookEndpointMessage,
  typesIn,
  type WebhookEndpointMessage,
} from '../../answers/webhook-endpoint.message.js';
import { WebhookDescription, WebhookTypesMessage, WebhookUrl } from '../../answers/webhook-fields.decorator.js';
import { staffOf } from '../../callers/callers.js';
import { RegisterWebhookEndpointHandler } from './register-webhook-endpoint.handler.js';

export class RegisterEndpointMessage {
  @WebhookUrl() readonly url!: string;
  @WebhookDescription() readonly description!: string;
  @WebhookTypesMessage() readonly types!: string[];
}

@Controller()
export class RegisterWebhookEndpointGrpcController {
  constructor(private readonly handler: RegisterWebhookEndpointHandler) {}

  @GrpcMethod('WebhookService', 'RegisterEndpoint')
  @Allow({ staff: ['orders'] })
  async register(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { url, description, types }: RegisterEndpointMessage,
  ): Promise<{ endpoint: WebhookEndpointMessage; secret: string }> {
    const command = { staff: staffOf(caller), key, url, description, types: typesIn(types) };
    const { endpoint, secret } = await this.handler.handle(command);
    return { endpoint: toWebhookEndpointMessage(endpoint), secret };
  }
}
