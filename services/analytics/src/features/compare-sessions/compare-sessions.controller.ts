import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { SessionComparison } from '../../figures/session-comparison.js';
import { CompareSessionsQuery } from './compare-sessions.query.js';
import { ComparisonAnswer, toComparison } from '../../api/comparison.answer.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/comparison')
@Allow(measurers)
export class CompareSessionsController {
  constructor(private readonly comparisons: SessionComparison) {}

  @Get()
  @ApiOkResponse({
    type: ComparisonAnswer,
    description: 'Where the session’s numbers stand among the account’s last sessions that are final, and beside one',
  })
  @Refuses(400, 401, 403, 404)
  async compare(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Query() query: CompareSessionsQuery,
  ): Promise<ComparisonAnswer> {
    return toComparison(await this.comparisons.of(scopeOf(caller), sessionId, query));
  }
}
