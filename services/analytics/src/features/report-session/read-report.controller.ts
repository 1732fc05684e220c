import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { FoldRules } from '../../persistence/fold-rules.js';
import { ReadReportHandler } from './read-report.handler.js';
import { SessionReportAnswer, toReport } from './report.answer.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/report')
@Allow(measurers)
export class ReadReportController {
  constructor(
    private readonly handler: ReadReportHandler,
    private readonly rules: FoldRules,
  ) {}

  @Get()
  @ApiOkResponse({
    type: SessionReportAnswer,
    description: 'Everything there is to say about a session, in one answer',
  })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<SessionReportAnswer> {
    return toReport(await this.handler.handle(caller, sessionId), this.rules.stayRules);
  }
}
