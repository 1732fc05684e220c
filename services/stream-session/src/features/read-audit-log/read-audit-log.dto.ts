import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Instant, PageQuery, pageOf } from '@shopcast/http';
import { IsUUID } from 'class-validator';
import { Optional, OptionalViewerId } from '../../api/fields.decorator.js';
import { type AuditEntry, type ModerationAction, moderationActions } from '../../domain/moderation/audit-entry.js';

export class AuditLogQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'What the holder of this staff key did' })
  @Optional()
  @IsUUID()
  readonly keyId?: string;

  @OptionalViewerId() readonly viewerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'What was done in this session' })
  @Optional()
  @IsUUID()
  readonly sessionId?: string;

  @Optional() @Instant('From this moment on', false) readonly from?: string;
  @Optional() @Instant('Before this moment', false) readonly to?: string;
}

const orNull = (format: string | undefined, description: string) =>
  ApiProperty({ type: String, nullable: true, description, ...(format === undefined ? {} : { format }) });

export class AuditEntryAnswer {
  @ApiProperty({ format: 'uuid' }) readonly entryId!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: string;
  @orNull('uuid', 'The staff key of whoever did it; null: the operator') readonly keyId!: string | null;
  @ApiProperty({ enum: moderationActions }) readonly action!: ModerationAction;
  @orNull(undefined, 'To whom') readonly viewerId!: string | null;
  @orNull('uuid', 'Where; null: in all rooms of the account') readonly sessionId!: string | null;
  @orNull('uuid', 'The comment that it is about') readonly commentId!: string | null;
  @orNull(undefined, 'In the moderator’s words') readonly reason!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What else there is to say of this action' })
  readonly details!: AuditEntry['details'];
}

export class AuditLogPage extends pageOf(AuditEntryAnswer) {}

export const toAuditEntryAnswer = (entry: AuditEntry): AuditEntryAnswer => ({
  entryId: entry.entryId,
  at: new Date(entry.atMs).toISOString(),
  keyId: entry.keyId,
  action: entry.action,
  viewerId: entry.viewerId,
  sessionId: entry.sessionId,
  commentId: entry.commentId,
  reason: entry.reason,
  details: entry.details,
});
