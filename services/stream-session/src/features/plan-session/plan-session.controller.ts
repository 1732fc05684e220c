import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey } from '@shopcast/http';
import { SessionAnswer, toSessionAnswer } from '../../api/session.answer.js';
import { PlanSessionBody } from './plan-session.dto.js';
import { PlanSessionHandler } from './plan-session.handler.js';

@ApiTags('sessions')
@Controller('v1/sessions')
export class PlanSessionController {
  constructor(private readonly handler: PlanSessionHandler) {}

  @Post()
  @Allow({ staff: ['host'] })
  @TakesRequestKey()
  @ApiCreatedResponse({ type: SessionAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async plan(
    @Caller() staff: Staff,
    @RequestKey() key: string | null,
    @Body() body: PlanSessionBody,
  ): Promise<SessionAnswer> {
    return toSessionAnswer(await this.handler.handle(staff, key, body));
  }
}
