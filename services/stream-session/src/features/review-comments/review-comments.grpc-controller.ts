import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import { PlainText } from '@shopcast/http';
import { IsIn, IsUUID } from 'class-validator';
import { Given } from '../../api/fields.decorator.js';
import { nextTokenOf, pageIn, PageRequest } from '../../api/page.request.js';
import type { HeldComment, HeldState } from '../../domain/moderation/held-comment.js';
import { assistants } from '../../moderation/moderators.js';
import { ReviewCommentsHandler } from './review-comments.handler.js';

const decisions = { HELD_STATE_APPROVED: 'approved', HELD_STATE_REFUSED: 'refused' } as const;
const states = { HELD_STATE_UNSPECIFIED: 'waiting', HELD_STATE_WAITING: 'waiting', ...decisions } as const;
const wireStates = {
  waiting: 'HELD_STATE_WAITING',
  approved: 'HELD_STATE_APPROVED',
  refused: 'HELD_STATE_REFUSED',
} as const satisfies Record<HeldState, string>;

export class ListHeldCommentsRequest extends PageRequest {
  @IsUUID() readonly sessionId!: string;
  @IsIn(Object.keys(states)) readonly state!: keyof typeof states;
}

export class DecideHeldCommentRequest {
  @IsUUID() readonly sessionId!: string;
  @IsUUID() readonly commentId!: string;
  @IsIn(Object.keys(decisions)) readonly state!: keyof typeof decisions;
  @Given() @PlainText(500, {}) readonly reason!: string;
}

@Controller()
export class ReviewCommentsGrpcController {
  constructor(private readonly handler: ReviewCommentsHandler) {}

  @GrpcMethod('ModerationService', 'ListHeldComments')
  @Allow({ ...assistants, operator: true })
  async list(@Caller() caller: Principal, @Payload() request: ListHeldCommentsRequest): Promise<object> {
    const asked = { ...pageIn(request), sessionId: request.sessionId.toLowerCase(), state: states[request.state] };
    const page = await this.handler.list(caller, asked);
    return { comments: page.items.map(toMessage), nextPageToken: nextTokenOf(page) };
  }

  @GrpcMethod('ModerationService', 'DecideHeldComment')
  @Allow({ ...assistants, operator: true })
  async decide(@Caller() caller: Principal, @Payload() request: DecideHeldCommentRequest): Promise<object> {
    const comment = { sessionId: request.sessionId.toLowerCase(), commentId: request.commentId.toLowerCase() };
    const decision = { state: decisions[request.state], reason: request.reason || null };
    return { comment: toMessage(await this.handler.decide(caller, { ...comment, ...decision })) };
  }
}

const toMessage = (held: HeldComment): object => ({
  commentId: held.commentId,
  sessionId: held.sessionId,
  viewerId: held.viewerId,
  text: held.text,
  state: wireStates[held.state],
  writtenAt: toTimestamp(held.writtenAtMs),
  decidedAt: toOptionalTimestamp(held.decidedAtMs),
  keyId: held.keyId ?? '',
});
