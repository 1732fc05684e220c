import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { DashboardSessionPage, toDashboardSession } from './list-dashboard-sessions.answer.js';
import { ListDashboardSessionsHandler } from './list-dashboard-sessions.handler.js';
import { ListDashboardSessionsQuery } from './list-dashboard-sessions.query.js';

@ApiTags('metrics')
@Controller('v1/dashboard/sessions')
export class ListDashboardSessionsController {
  constructor(private readonly handler: ListDashboardSessionsHandler) {}

  @Get()
  @Allow(measurers)
  @ApiOkResponse({
    type: DashboardSessionPage,
    description: 'Newest first: the account’s sessions, or all for the operator',
  })
  @Refuses(400, 401, 403)
  async list(@Caller() caller: Principal, @Query() query: ListDashboardSessionsQuery): Promise<DashboardSessionPage> {
    const { items, nextCursor } = await this.handler.handle(caller, query);
    return { items: items.map(toDashboardSession), nextCursor };
  }
}
