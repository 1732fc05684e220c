import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { Optional } from '../../answers/optional.decorator.js';
import { QueuedMessageAnswer } from '../../answers/webhook-delivery.answer.js';
import { Moment } from '../../answers/webhook-fields.decorator.js';
import { ReplayWebhooksHandler } from './replay-webhooks.handler.js';

export class ReplayWebhooksBody {
  @Moment('Messages that were queued then or later (the time of the service, also in a rehearsal)')
  readonly from!: string;

  @Moment('Messages that were queued before; all until now when absent', { required: false })
  @Optional()
  readonly to?: string;
}

export class ReplayedWebhooksAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Messages that will be sent' }) readonly queued!: number;
}

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId')
@ApiParam({ name: 'endpointId', format: 'uuid' })
export class ReplayWebhooksController {
  constructor(private readonly handler: ReplayWebhooksHandler) {}

  @Post('replays')
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Send what was queued from a time on once more, in its order, under the same webhook-ids' })
  @ApiAcceptedResponse({ type: ReplayedWebhooksAnswer })
  @Refuses(400, 401, 403, 404)
  async replay(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @Body() { from, to }: ReplayWebhooksBody,
  ): Promise<ReplayedWebhooksAnswer> {
    const range = { from: new Date(from), to: to === undefined ? new Date() : new Date(to) };
    return { queued: await this.handler.range(scopeOf(caller), endpointId, range) };
  }

  @Post('deliveries/:messageId/replays')
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Send one message once more, under the same webhook-id' })
  @ApiParam({ name: 'messageId', format: 'uuid' })
  @ApiAcceptedResponse({ type: QueuedMessageAnswer })
  @Refuses(400, 401, 403, 404)
  async replayOne(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @UuidParam('messageId') messageId: string,
  ): Promise<QueuedMessageAnswer> {
    await this.handler.one(scopeOf(caller), endpointId, messageId);
    return { messageId: messageId.toLowerCase() };
  }
}
