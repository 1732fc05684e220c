import { Controller, Get, Headers } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { instant } from '../../api/instant.js';
import { FoldRules } from '../../persistence/fold-rules.js';
import { ReadReportHandler } from './read-report.handler.js';
import { SessionReportAnswer, toReport } from './report.answer.js';
import { ReportLinks } from './report-links.js';

export class SharedReportAnswer {
  @ApiProperty({ type: SessionReportAnswer }) readonly report!: SessionReportAnswer;
  @ApiProperty({ type: String, format: 'date-time', description: 'Until when the link is good' })
  readonly expiresAt!: string;
}

/** The token is the credential: it says which session, on whose behalf, and until when. */
@ApiTags('metrics')
@Controller('v1/dashboard/report')
export class OpenSharedReportController {
  constructor(
    private readonly links: ReportLinks,
    private readonly handler: ReadReportHandler,
    private readonly rules: FoldRules,
  ) {}

  @Get()
  @Allow({ anyone: true })
  @ApiOkResponse({
    type: SharedReportAnswer,
    description: 'The report behind a link, with the link’s token as Bearer token',
  })
  @Refuses(401, 404)
  async open(@Headers('authorization') authorization: string | undefined): Promise<SharedReportAnswer> {
    const { principal, sessionId, expiresAtMs } = this.links.open(authorization);
    const report = toReport(await this.handler.handle(principal, sessionId), this.rules.stayRules);
    return { report, expiresAt: instant(expiresAtMs) };
  }
}
