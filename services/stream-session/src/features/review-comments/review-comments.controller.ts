import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { assistants } from '../../moderation/moderators.js';
import {
  HeldCommentAnswer,
  HeldCommentPage,
  HeldCommentsQuery,
  ReviewBody,
  toHeldCommentAnswer,
} from './review-comments.dto.js';
import { ReviewCommentsHandler } from './review-comments.handler.js';

@ApiTags('moderation')
@Controller('v1/sessions/:sessionId/held-comments')
export class ReviewCommentsController {
  constructor(private readonly handler: ReviewCommentsHandler) {}

  @Get()
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'Comments that wait for a moderator, or did; whichever waits longest comes first' })
  @ApiOkResponse({ type: HeldCommentPage })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() query: HeldCommentsQuery,
  ): Promise<HeldCommentPage> {
    const { items, nextCursor } = await this.handler.list(caller, { ...query, sessionId: sessionId.toLowerCase() });
    return { items: items.map(toHeldCommentAnswer), nextCursor };
  }

  @Put(':commentId')
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'Approve or refuse a comment; the same again is no error' })
  @ApiOkResponse({ type: HeldCommentAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async decide(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('commentId') commentId: string,
    @Body() { state, reason }: ReviewBody,
  ): Promise<HeldCommentAnswer> {
    const comment = { sessionId: sessionId.toLowerCase(), commentId: commentId.toLowerCase() };
    return toHeldCommentAnswer(await this.handler.decide(caller, { ...comment, state, reason: reason ?? null }));
  }
}
