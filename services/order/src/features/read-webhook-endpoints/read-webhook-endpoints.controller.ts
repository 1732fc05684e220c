import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type Page, pageOf, PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { toWebhookEndpointAnswer, WebhookEndpointAnswer } from '../../answers/webhook-endpoint.answer.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class ReadWebhookEndpointsController {
  constructor(private readonly endpoints: WebhookEndpointRepository) {}

  @Get()
  @Allow({ staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'The account’s webhook endpoints' })
  @ApiOkResponse({ type: pageOf(WebhookEndpointAnswer) })
  @Refuses(400, 401, 403)
  list(@Caller() caller: Principal, @Query() query: PageQuery): Promise<Page<WebhookEndpointAnswer>> {
    return this.endpoints.page(scopeOf(caller), query, toWebhookEndpointAnswer);
  }

  @Get(':endpointId')
  @Allow({ staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'A webhook endpoint, and how it is doing' })
  @ApiParam({ name: 'endpointId', format: 'uuid' })
  @ApiOkResponse({ type: WebhookEndpointAnswer })
  @Refuses(400, 401, 403, 404)
  async get(@Caller() caller: Principal, @UuidParam('endpointId') endpointId: string): Promise<WebhookEndpointAnswer> {
    return toWebhookEndpointAnswer(await this.endpoints.find(scopeOf(caller), endpointId));
  }
}
