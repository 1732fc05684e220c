import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { ViewerTokenAnswer } from '../../api/viewer-token.answer.js';
import { AdmitGuestHandler } from './admit-guest.handler.js';

@ApiTags('viewers')
@Controller('v1/sessions/:sessionId/guests')
export class AdmitGuestController {
  constructor(private readonly handler: AdmitGuestHandler) {}

  @Post()
  @Allow({ anyone: true })
  @ApiCreatedResponse({ type: ViewerTokenAnswer, description: 'A new anonymous viewer, for this session only' })
  @Refuses(400, 404, 409)
  admit(@UuidParam('sessionId') sessionId: string): Promise<ViewerTokenAnswer> {
    return this.handler.handle(sessionId, 'room');
  }
}
