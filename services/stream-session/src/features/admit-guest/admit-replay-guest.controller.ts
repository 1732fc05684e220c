import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { ViewerTokenAnswer } from '../../api/viewer-token.answer.js';
import { AdmitGuestHandler } from './admit-guest.handler.js';

@ApiTags('replay')
@Controller('v1/sessions/:sessionId/replay-guests')
export class AdmitReplayGuestController {
  constructor(private readonly handler: AdmitGuestHandler) {}

  @Post()
  @Allow({ anyone: true })
  @ApiCreatedResponse({
    type: ViewerTokenAnswer,
    description: 'A new anonymous viewer who watches this session again, now that it is over',
  })
  @Refuses(400, 404, 409)
  admit(@UuidParam('sessionId') sessionId: string): Promise<ViewerTokenAnswer> {
    return this.handler.handle(sessionId, 'replay');
  }
}
