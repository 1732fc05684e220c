import { Body, Controller, Delete, HttpCode, HttpStatus, Patch, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { toWebhookEndpointAnswer, WebhookEndpointAnswer } from '../../answers/webhook-endpoint.answer.js';
import { ChangeWebhookEndpointBody, EndpointStateBody } from './change-webhook-endpoint.dto.js';
import { ChangeWebhookEndpointHandler } from './change-webhook-endpoint.handler.js';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId')
@ApiParam({ name: 'endpointId', format: 'uuid' })
export class ChangeWebhookEndpointController {
  constructor(private readonly handler: ChangeWebhookEndpointHandler) {}

  @Patch()
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Change address, description or types; what is left out stays as it is' })
  @ApiOkResponse({ type: WebhookEndpointAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async change(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @Body() body: ChangeWebhookEndpointBody,
  ): Promise<WebhookEndpointAnswer> {
    return toWebhookEndpointAnswer(await this.handler.change(scopeOf(caller), endpointId, body));
  }

  @Put('state')
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Pause or resume it; what has happened meanwhile is sent when it is resumed' })
  @ApiOkResponse({ type: WebhookEndpointAnswer })
  @Refuses(400, 401, 403, 404)
  async setState(
    @Caller() caller: Principal,
    @UuidParam('endpointId') endpointId: string,
    @Body() { state }: EndpointStateBody,
  ): Promise<WebhookEndpointAnswer> {
    return toWebhookEndpointAnswer(await this.handler.setState(scopeOf(caller), endpointId, state));
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Delete it, with what waits to be sent to it' })
  @ApiNoContentResponse({ description: 'Nothing is sent to it any more' })
  @Refuses(400, 401, 403, 404)
  async delete(@Caller() caller: Principal, @UuidParam('endpointId') endpointId: string): Promise<void> {
    await this.handler.delete(scopeOf(caller), endpointId);
  }
}
