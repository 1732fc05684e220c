import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Viewer } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { AcceptedAnswer } from '../../api/accepted.answer.js';
import { ClientId } from '../../api/client-id.decorator.js';
import { VisitShopHandler } from './visit-shop.handler.js';

export class VisitBody {
  @ClientId() readonly id!: string;
}

@ApiTags('shop')
@Controller('v1/sessions/:sessionId/shop-visits')
export class VisitShopController {
  constructor(private readonly handler: VisitShopHandler) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ viewer: true })
  @ApiAcceptedResponse({ type: AcceptedAnswer })
  @Refuses(400, 401, 403, 404, 409, 503)
  visit(
    @Caller() viewer: Viewer,
    @UuidParam('sessionId') sessionId: string,
    @Body() body: VisitBody,
  ): Promise<AcceptedAnswer> {
    return this.handler.handle(viewer, sessionId, body);
  }
}
