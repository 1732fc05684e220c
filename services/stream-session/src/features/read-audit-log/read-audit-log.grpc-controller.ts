import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { TimestampMessage, toDate, toTimestamp } from '@shopcast/grpc';
import { Type } from 'class-transformer';
import { IsUUID, ValidateNested } from 'class-validator';
import { Given, ViewerId } from '../../api/fields.decorator.js';
import { nextTokenOf, pageIn, PageRequest } from '../../api/page.request.js';
import type { AuditEntry } from '../../domain/moderation/audit-entry.js';
import { moderators } from '../../moderation/moderators.js';
import { ReadAuditLogHandler } from './read-audit-log.handler.js';

export class ListAuditLogRequest extends PageRequest {
  @Given() @IsUUID() readonly keyId!: string;
  @Given() @ViewerId() readonly viewerId!: string;
  @Given() @IsUUID() readonly sessionId!: string;
  @Given() @ValidateNested() @Type(() => TimestampMessage) readonly from!: TimestampMessage | null;
  @Given() @ValidateNested() @Type(() => TimestampMessage) readonly to!: TimestampMessage | null;
}

@Controller()
export class ReadAuditLogGrpcController {
  constructor(private readonly handler: ReadAuditLogHandler) {}

  @GrpcMethod('ModerationService', 'ListAuditLog')
  @Allow(moderators)
  async list(@Caller() staff: Staff, @Payload() request: ListAuditLogRequest): Promise<object> {
    const { keyId, viewerId, sessionId, from, to } = request;
    const page = await this.handler.handle(staff, {
      ...pageIn(request),
      keyId: keyId || undefined,
      viewerId: viewerId || undefined,
      sessionId: sessionId || undefined,
      fromMs: from ? toDate(from).getTime() : undefined,
      toMs: to ? toDate(to).getTime() : undefined,
    });
    return { entries: page.items.map(toMessage), nextPageToken: nextTokenOf(page) };
  }
}

const toMessage = (entry: AuditEntry): object => ({
  entryId: entry.entryId,
  at: toTimestamp(entry.atMs),
  keyId: entry.keyId ?? '',
  action: entry.action,
  viewerId: entry.viewerId ?? '',
  sessionId: entry.sessionId ?? '',
  commentId: entry.commentId ?? '',
  reason: entry.reason ?? '',
  details: JSON.stringify(entry.details),
});
