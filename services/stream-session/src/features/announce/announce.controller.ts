import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { AnnounceHandler } from './announce.handler.js';
import { AnnouncementAnswer, AnnouncementBody, toAnnouncementAnswer } from './announce.dto.js';

@ApiTags('announcements')
@Controller('v1/sessions/:sessionId/announcement')
export class AnnounceController {
  constructor(private readonly handler: AnnounceHandler) {}

  @Get()
  @Allow({ staff: ['host', 'moderator', 'assistant'], operator: true })
  @ApiOperation({ summary: 'The announcement that stands on top of the room' })
  @ApiOkResponse({ type: AnnouncementAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<AnnouncementAnswer> {
    return toAnnouncementAnswer(await this.handler.read(caller, sessionId.toLowerCase()));
  }

  @Put()
  @Allow({ staff: ['host'], operator: true })
  @ApiOperation({ summary: 'Put a text on top of the room, in place of the one before' })
  @ApiOkResponse({ type: AnnouncementAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async announce(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Body() { text }: AnnouncementBody,
  ): Promise<AnnouncementAnswer> {
    return toAnnouncementAnswer(await this.handler.announce(caller, sessionId.toLowerCase(), text));
  }

  @Delete()
  @HttpCode(204)
  @Allow({ staff: ['host'], operator: true })
  @ApiOperation({ summary: 'Take it away again; twice is no error' })
  @ApiNoContentResponse()
  @Refuses(400, 401, 403, 404)
  async withdraw(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<void> {
    await this.handler.withdraw(caller, sessionId.toLowerCase());
  }
}
