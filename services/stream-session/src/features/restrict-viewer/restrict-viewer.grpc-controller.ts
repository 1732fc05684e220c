import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { TimestampMessage, toDate } from '@shopcast/grpc';
import { PlainText } from '@shopcast/http';
import { Type } from 'class-transformer';
import { IsIn, IsUUID, ValidateNested } from 'class-validator';
import { Given, ViewerId } from '../../api/fields.decorator.js';
import { kindOf, toRestrictionMessage, wireKinds, type WireKind } from '../../api/restriction.message.js';
import { assistants } from '../../moderation/moderators.js';
import { RestrictViewerHandler } from './restrict-viewer.handler.js';

/** What is not given arrives as an empty text, or as null. */
export class RestrictViewerRequest {
  @IsIn(Object.values(wireKinds)) readonly kind!: WireKind;
  @Given() @ViewerId() readonly viewerId!: string;
  @Given() @IsUUID() readonly commentId!: string;
  @Given() @IsUUID() readonly sessionId!: string;
  @Given() @ValidateNested() @Type(() => TimestampMessage) readonly until!: TimestampMessage | null;
  @Given() @PlainText(500, {}) readonly reason!: string;
}

@Controller()
export class RestrictViewerGrpcController {
  constructor(private readonly handler: RestrictViewerHandler) {}

  @GrpcMethod('ModerationService', 'RestrictViewer')
  @Allow(assistants)
  async restrict(@Caller() staff: Staff, @Payload() request: RestrictViewerRequest): Promise<object> {
    const { kind, viewerId, commentId, sessionId, until, reason } = request;
    const restriction = await this.handler.handle(staff, {
      kind: kindOf(kind) ?? 'mute',
      whom: { viewerId: viewerId || undefined, commentId: commentId.toLowerCase() || undefined },
      sessionId: sessionId.toLowerCase() || null,
      untilMs: until === null ? null : toDate(until).getTime(),
      reason: reason || null,
    });
    return { restriction: toRestrictionMessage(restriction) };
  }
}
