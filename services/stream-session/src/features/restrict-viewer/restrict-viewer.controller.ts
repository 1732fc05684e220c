import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { RestrictionAnswer, toRestrictionAnswer } from '../../api/restriction.answer.js';
import { assistants } from '../../moderation/moderators.js';
import { RestrictViewerBody } from './restrict-viewer.dto.js';
import { RestrictViewerHandler } from './restrict-viewer.handler.js';

@ApiTags('moderation')
@Controller('v1/moderation/restrictions')
export class RestrictViewerController {
  constructor(private readonly handler: RestrictViewerHandler) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Allow(assistants)
  @ApiOperation({
    summary: 'Mute or ban a viewer. One of the same kind and place is changed; asking twice is no error',
  })
  @ApiOkResponse({ type: RestrictionAnswer, description: 'It holds in every process within a second' })
  @Refuses(400, 401, 403, 404, 422)
  async restrict(@Caller() staff: Staff, @Body() body: RestrictViewerBody): Promise<RestrictionAnswer> {
    const { viewerId, commentId, kind, sessionId, until, reason } = body;
    const restriction = await this.handler.handle(staff, {
      whom: { viewerId, commentId: commentId?.toLowerCase() },
      kind,
      sessionId: sessionId?.toLowerCase() ?? null,
      untilMs: until === undefined ? null : Date.parse(until),
      reason: reason ?? null,
    });
    return toRestrictionAnswer(restriction);
  }
}
