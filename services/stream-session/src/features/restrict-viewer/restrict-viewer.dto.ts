import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type RestrictionKind, restrictionKinds } from '@shopcast/contracts';
import { Instant, PlainText } from '@shopcast/http';
import { IsIn, IsUUID } from 'class-validator';
import { Optional, OptionalViewerId } from '../../api/fields.decorator.js';

export class RestrictViewerBody {
  @OptionalViewerId() readonly viewerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Instead of `viewerId`: whoever has written this comment' })
  @Optional()
  @IsUUID()
  readonly commentId?: string;

  @ApiProperty({ enum: restrictionKinds, description: '`mute`: may not write; `ban`: may not be in the room' })
  @IsIn(restrictionKinds)
  readonly kind!: RestrictionKind;

  @ApiPropertyOptional({ format: 'uuid', description: 'In this session only; left out: in all rooms of the account' })
  @Optional()
  @IsUUID()
  readonly sessionId?: string;

  @Optional()
  @Instant('Left out: until it is lifted', false, '2036-11-23T12:30:00Z')
  readonly until?: string;

  @Optional()
  @PlainText(500, { required: false, example: 'advertises another shop', description: 'For the record' })
  readonly reason?: string;
}
