import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { SessionVersionsAnswer, toSessionVersions } from '../../api/session-versions.answer.js';
import { ListVersionOrdersHandler } from './list-version-orders.handler.js';
import { ReadSessionVersionsHandler } from './read-session-versions.handler.js';
import { OrderChangePage, toOrderChanges } from './version-orders.answer.js';
import { SessionVersionsQuery, VersionOfSession, VersionOrdersQuery } from './session-versions.query.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/versions')
@Allow(measurers)
export class ReadSessionVersionsController {
  constructor(
    private readonly versions: ReadSessionVersionsHandler,
    private readonly orders: ListVersionOrdersHandler,
  ) {}

  @Get()
  @ApiOkResponse({
    type: SessionVersionsAnswer,
    description: 'What the session was at its end and 1, 7, 15 and 30 days later; what is published never changes',
  })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() { revisions }: SessionVersionsQuery,
  ): Promise<SessionVersionsAnswer> {
    return toSessionVersions(await this.versions.handle(caller, sessionId, revisions));
  }

  @Get(':version/orders')
  @ApiOkResponse({
    type: OrderChangePage,
    description: 'What became of orders between the version before and this one, in the order of time',
  })
  @Refuses(400, 401, 403, 404)
  async listOrders(
    @Caller() caller: Principal,
    @Param() version: VersionOfSession,
    @Query() page: VersionOrdersQuery,
  ): Promise<OrderChangePage> {
    return toOrderChanges(await this.orders.handle(caller, { ...version, ...page }));
  }
}
