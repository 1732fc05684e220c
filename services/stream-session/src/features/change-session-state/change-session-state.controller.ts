import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsIn } from 'class-validator';
import { SessionAnswer, toSessionAnswer } from '../../api/session.answer.js';
import { requestableStates, type RequestedState } from '../../domain/change-session-state.js';
import { ChangeSessionStateHandler } from './change-session-state.handler.js';

export class SessionStateBody {
  @ApiProperty({ enum: requestableStates })
  @IsIn(requestableStates)
  readonly state!: RequestedState;
}

@ApiTags('sessions')
@Controller('v1/sessions')
export class ChangeSessionStateController {
  constructor(private readonly handler: ChangeSessionStateHandler) {}

  @Put(':sessionId/state')
  @Allow({ staff: ['host'] })
  @ApiOkResponse({ type: SessionAnswer, description: 'The session in that state, also when it was in it before' })
  @Refuses(400, 401, 403, 404, 409)
  async change(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() { state }: SessionStateBody,
  ): Promise<SessionAnswer> {
    return toSessionAnswer(await this.handler.handle(staff, sessionId, state));
  }
}
