import { Controller, Delete } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { RestrictionAnswer, toRestrictionAnswer } from '../../api/restriction.answer.js';
import { assistants } from '../../moderation/moderators.js';
import { LiftRestrictionHandler } from './lift-restriction.handler.js';

@ApiTags('moderation')
@Controller('v1/moderation/restrictions/:restrictionId')
export class LiftRestrictionController {
  constructor(private readonly handler: LiftRestrictionHandler) {}

  @Delete()
  @Allow(assistants)
  @ApiOperation({ summary: 'Lift a mute or ban; lifting twice is no error' })
  @ApiOkResponse({ type: RestrictionAnswer, description: 'It is over in every process within a second' })
  @Refuses(400, 401, 403, 404)
  async lift(@Caller() staff: Staff, @UuidParam('restrictionId') restrictionId: string): Promise<RestrictionAnswer> {
    return toRestrictionAnswer(await this.handler.handle(staff, restrictionId));
  }
}
