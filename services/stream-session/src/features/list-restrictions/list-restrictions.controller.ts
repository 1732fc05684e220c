import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { type RestrictionKind, restrictionKinds } from '@shopcast/contracts';
import { PageQuery, Refuses } from '@shopcast/http';
import { IsIn, IsUUID } from 'class-validator';
import { Optional, OptionalViewerId } from '../../api/fields.decorator.js';
import { RestrictionPage, toRestrictionAnswer } from '../../api/restriction.answer.js';
import { assistants } from '../../moderation/moderators.js';
import { ListRestrictionsHandler } from './list-restrictions.handler.js';

export const restrictionStates = ['standing', 'over'] as const;

export class RestrictionsQuery extends PageQuery {
  @OptionalViewerId() readonly viewerId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Only those of this session' })
  @Optional()
  @IsUUID()
  readonly sessionId?: string;

  @ApiPropertyOptional({ enum: restrictionKinds })
  @Optional()
  @IsIn(restrictionKinds)
  readonly kind?: RestrictionKind;

  @ApiPropertyOptional({ enum: restrictionStates, description: '`standing`: those that hold now' })
  @Optional()
  @IsIn(restrictionStates)
  readonly state?: (typeof restrictionStates)[number];
}

@ApiTags('moderation')
@Controller('v1/moderation/restrictions')
export class ListRestrictionsController {
  constructor(private readonly handler: ListRestrictionsHandler) {}

  @Get()
  @Allow(assistants)
  @ApiOperation({ summary: 'Mutes and bans, newest first' })
  @ApiOkResponse({ type: RestrictionPage })
  @Refuses(400, 401, 403)
  async list(@Caller() staff: Staff, @Query() query: RestrictionsQuery): Promise<RestrictionPage> {
    const { items, nextCursor } = await this.handler.handle(staff, query);
    return { items: items.map(toRestrictionAnswer), nextCursor };
  }
}
