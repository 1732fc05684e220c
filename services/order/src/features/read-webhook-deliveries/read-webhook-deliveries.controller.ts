import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type Page, pageOf, PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { IsIn } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import {
  toWebhookDeliveryAnswer,
  WebhookDeliveryAnswer,
  WebhookDeliveryWithBodyAnswer,
} from '../../answers/webhook-delivery.answer.js';
import {
  type DeliveryState,
  deliveryStates,
  WebhookDeliveryReader,
} from '../../persistence/webhooks/webhook-delivery.reader.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';

export class ReadWebhookDeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deliveryStates, description: 'Only those; `dead` are the dead letters' })
  @Optional()
  @IsIn(deliveryStates)
  readonly state?: DeliveryState;
}

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/deliveries')
@ApiParam({ name: 'endpointId', format: 'uuid' })
export class ReadWebhookDeliveriesController {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly deliveries: WebhookDeliveryReader,
  ) {}

  @Get()
  @Allow({ staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'What was sent to it and what it answered, newest message first' })
  @ApiOkResponse({ type: pageOf(WebhookDeliveryAnswer) })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @Query() query: ReadWebhookDeliveriesQuery,
  ): Promise<Page<WebhookDeliveryAnswer>> {
    await this.endpoints.find(scopeOf(caller), endpointId);
    return this.deliveries.page(scopeOf(caller), { endpointId, state: query.state }, query, toWebhookDeliveryAnswer);
  }

  @Get(':messageId')
  @Allow({ staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'One message, what became of it, and its body' })
  @ApiParam({ name: 'messageId', format: 'uuid' })
  @ApiOkResponse({ type: WebhookDeliveryWithBodyAnswer })
  @Refuses(400, 401, 403, 404)
  async get(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @UuidParam('messageId') messageId: string,
  ): Promise<WebhookDeliveryWithBodyAnswer> {
    await this.endpoints.find(scopeOf(caller), endpointId);
    const { delivery, body } = await this.deliveries.find(scopeOf(caller), endpointId, messageId);
    return { ...toWebhookDeliveryAnswer(delivery), body };
  }
}
