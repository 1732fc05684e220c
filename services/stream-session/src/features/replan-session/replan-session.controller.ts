import { Body, Controller, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Instant, Refuses, Title, UuidParam } from '@shopcast/http';
import { Optional } from '../../api/fields.decorator.js';
import { SessionAnswer, toSessionAnswer } from '../../api/session.answer.js';
import { ReplanSessionHandler } from './replan-session.handler.js';

export class ReplanSessionBody {
  @Title('Autumn skincare, second evening')
  @Optional()
  readonly title?: string;

  @Instant('Planned start', false)
  @Optional()
  readonly plannedStart?: string;

  @Instant('Planned end', false)
  @Optional()
  readonly plannedEnd?: string;
}

@ApiTags('sessions')
@Controller('v1/sessions')
export class ReplanSessionController {
  constructor(private readonly handler: ReplanSessionHandler) {}

  @Patch(':sessionId')
  @Allow({ staff: ['host'] })
  @ApiOkResponse({ type: SessionAnswer, description: 'What is left out stays as it is' })
  @Refuses(400, 401, 403, 404, 409, 422)
  async replan(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() body: ReplanSessionBody,
  ): Promise<SessionAnswer> {
    return toSessionAnswer(await this.handler.handle(staff, sessionId, body));
  }
}
