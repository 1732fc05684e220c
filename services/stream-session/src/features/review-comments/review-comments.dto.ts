import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, pageOf, PlainText } from '@shopcast/http';
import { IsIn } from 'class-validator';
import { Optional } from '../../api/fields.decorator.js';
import { type HeldComment, type HeldState, heldStates } from '../../domain/moderation/held-comment.js';

const decisions = ['approved', 'refused'] as const;

export class HeldCommentsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: heldStates, default: 'waiting' })
  @Optional()
  @IsIn(heldStates)
  readonly state: HeldState = 'waiting';
}

export class ReviewBody {
  @ApiProperty({ enum: decisions, description: '`approved`: it is said in the room at this moment' })
  @IsIn(decisions)
  readonly state!: (typeof decisions)[number];

  @Optional()
  @PlainText(500, { required: false, example: 'advertises another shop', description: 'For the record' })
  readonly reason?: string;
}

export class HeldCommentAnswer {
  @ApiProperty({ format: 'uuid', description: 'Also its id in the room, once it is approved' })
  readonly commentId!: string;
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ example: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' }) readonly viewerId!: string;
  @ApiProperty({ description: 'As it is said when it is approved' }) readonly text!: string;
  @ApiProperty({ enum: heldStates }) readonly state!: HeldState;
  @ApiProperty({ type: String, format: 'date-time', description: 'Session time' }) readonly writtenAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Session time' })
  readonly decidedAt!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The staff key of whoever decided' })
  readonly keyId!: string | null;
}

export class HeldCommentPage extends pageOf(HeldCommentAnswer) {}

export const toHeldCommentAnswer = (held: HeldComment): HeldCommentAnswer => ({
  commentId: held.commentId,
  sessionId: held.sessionId,
  viewerId: held.viewerId,
  text: held.text,
  state: held.state,
  writtenAt: new Date(held.writtenAtMs).toISOString(),
  decidedAt: held.decidedAtMs === null ? null : new Date(held.decidedAtMs).toISOString(),
  keyId: held.keyId,
});
