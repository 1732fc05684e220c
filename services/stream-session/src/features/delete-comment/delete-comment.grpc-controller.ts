import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { PlainText } from '@shopcast/http';
import { IsUUID } from 'class-validator';
import { Given } from '../../api/fields.decorator.js';
import { assistants } from '../../moderation/moderators.js';
import { DeleteCommentHandler } from './delete-comment.handler.js';

export class DeleteCommentRequest {
  @IsUUID() readonly sessionId!: string;
  @IsUUID() readonly commentId!: string;
  @Given() @PlainText(500, {}) readonly reason!: string;
}

@Controller()
export class DeleteCommentGrpcController {
  constructor(private readonly handler: DeleteCommentHandler) {}

  @GrpcMethod('ModerationService', 'DeleteComment')
  @Allow({ ...assistants, operator: true })
  async delete(@Caller() caller: Principal, @Payload() request: DeleteCommentRequest): Promise<object> {
    const { sessionId, commentId, reason } = request;
    const comment = { sessionId: sessionId.toLowerCase(), commentId: commentId.toLowerCase() };
    await this.handler.handle(caller, { ...comment, reason: reason || null });
    return {};
  }
}
