import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses } from '@shopcast/http';
import { toWebhookEndpointAnswer, WebhookEndpointAnswer } from '../../answers/webhook-endpoint.answer.js';
import { WebhookDescription, WebhookTypes, WebhookUrl } from '../../answers/webhook-fields.decorator.js';
import { staffOf } from '../../callers/callers.js';
import { RegisterWebhookEndpointHandler } from './register-webhook-endpoint.handler.js';

export class RegisterWebhookEndpointBody {
  @WebhookUrl() readonly url!: string;
  @WebhookDescription() readonly description?: string;
  @WebhookTypes() readonly types?: string[] | null;
}

export class RegisteredWebhookEndpointAnswer extends WebhookEndpointAnswer {
  @ApiProperty({
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
    description: 'What requests are signed with. It is shown now and not again',
  })
  readonly secret!: string;
}

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class RegisterWebhookEndpointController {
  constructor(private readonly handler: RegisterWebhookEndpointHandler) {}

  @Post()
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Have facts about the account’s orders sent to an address, signed as Standard Webhooks' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Repeat it when you retry: one key, one endpoint',
  })
  @ApiCreatedResponse({ type: RegisteredWebhookEndpointAnswer })
  @Refuses(400, 401, 403, 409, 422)
  async register(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Body() { url, description = '', types = null }: RegisterWebhookEndpointBody,
  ): Promise<RegisteredWebhookEndpointAnswer> {
    const command = { staff: staffOf(caller), key, url, description, types };
    const { endpoint, secret } = await this.handler.handle(command);
    return { ...toWebhookEndpointAnswer(endpoint), secret };
  }
}
