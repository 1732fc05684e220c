import { Controller, Delete, HttpCode, HttpStatus, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { PlainText, Refuses, UuidParam } from '@shopcast/http';
import { Optional } from '../../api/fields.decorator.js';
import { assistants } from '../../moderation/moderators.js';
import { DeleteCommentHandler } from './delete-comment.handler.js';

export class DeleteCommentQuery {
  @Optional()
  @PlainText(500, { required: false, example: 'advertises another shop', description: 'For the record' })
  readonly reason?: string;
}

@ApiTags('moderation')
@Controller('v1/sessions/:sessionId/comments/:commentId')
export class DeleteCommentController {
  constructor(private readonly handler: DeleteCommentHandler) {}

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ ...assistants, operator: true })
  @ApiOperation({ summary: 'Take a comment out of the room, the replay and the count; deleting twice is no error' })
  @ApiNoContentResponse({ description: 'The room has been told; who comes back does not get it' })
  @Refuses(400, 401, 403, 404)
  delete(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('commentId') commentId: string,
    @Query() { reason }: DeleteCommentQuery,
  ): Promise<void> {
    const comment = { sessionId: sessionId.toLowerCase(), commentId: commentId.toLowerCase() };
    return this.handler.handle(caller, { ...comment, reason: reason ?? null });
  }
}
