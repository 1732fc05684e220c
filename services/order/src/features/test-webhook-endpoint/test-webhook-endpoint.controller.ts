import { Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses, UuidParam } from '@shopcast/http';
import { QueuedMessageAnswer } from '../../answers/webhook-delivery.answer.js';
import { staffOf } from '../../callers/callers.js';
import { TestWebhookEndpointHandler } from './test-webhook-endpoint.handler.js';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/test-events')
export class TestWebhookEndpointController {
  constructor(private readonly handler: TestWebhookEndpointHandler) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Send webhook.test.v1 to it; its delivery says what became of it' })
  @ApiParam({ name: 'endpointId', format: 'uuid' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Repeat it when you retry: one key, one message' })
  @ApiAcceptedResponse({ type: QueuedMessageAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async test(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @IdempotencyKey() key: string,
  ): Promise<QueuedMessageAnswer> {
    const messageId = await this.handler.handle(staffOf(caller), endpointId.toLowerCase(), key);
    return { messageId };
  }
}
