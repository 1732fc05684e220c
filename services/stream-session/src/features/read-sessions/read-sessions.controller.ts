import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { IsIn, IsOptional } from 'class-validator';
import { SessionAnswer, SessionPage, toSessionAnswer } from '../../api/session.answer.js';
import { type SessionState, sessionStates } from '../../domain/session.js';
import { ReadSessionsHandler } from './read-sessions.handler.js';

export class SessionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: sessionStates })
  @IsOptional()
  @IsIn(sessionStates)
  readonly state?: SessionState;
}

@ApiTags('sessions')
@Controller('v1/sessions')
export class ReadSessionsController {
  constructor(private readonly handler: ReadSessionsHandler) {}

  @Get()
  @Allow({ operator: true, staff: 'any' })
  @ApiOkResponse({ type: SessionPage, description: 'Those that the caller may see, newest first' })
  @Refuses(400, 401, 403)
  async list(@Caller() caller: Principal, @Query() query: SessionsQuery): Promise<SessionPage> {
    const { items, nextCursor } = await this.handler.list(caller, query);
    return { items: items.map(toSessionAnswer), nextCursor };
  }

  @Get(':sessionId')
  @Allow({ operator: true, staff: 'any', viewer: true })
  @ApiOkResponse({ type: SessionAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<SessionAnswer> {
    return toSessionAnswer(await this.handler.find(caller, sessionId));
  }
}
