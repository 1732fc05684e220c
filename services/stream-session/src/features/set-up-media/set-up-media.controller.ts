import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { MediaAnswer, MediaBody, toMediaAnswer } from './set-up-media.dto.js';
import { SetUpMediaHandler } from './set-up-media.handler.js';

@ApiTags('media')
@Controller('v1/sessions/:sessionId/media')
export class SetUpMediaController {
  constructor(private readonly handler: SetUpMediaHandler) {}

  @Get()
  @Allow({ staff: ['host'] })
  @ApiOkResponse({
    type: MediaAnswer,
    description: 'How the session gets its audio and video, and whether it does now',
  })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() staff: Staff, @UuidParam('sessionId') sessionId: string): Promise<MediaAnswer> {
    return toMediaAnswer(await this.handler.read(staff, sessionId));
  }

  @Put()
  @Allow({ staff: ['host'] })
  @ApiOkResponse({ type: MediaAnswer })
  @Refuses(400, 401, 403, 404)
  async setUp(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() chosen: MediaBody,
  ): Promise<MediaAnswer> {
    return toMediaAnswer(await this.handler.setUp(staff, sessionId, chosen));
  }
}
