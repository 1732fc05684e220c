import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { instant } from '../../api/instant.js';
import { measurers } from '../../api/measurers.js';
import { ReportLinkAnswer, ShareReportBody } from './share-report.dto.js';
import { ShareReportHandler } from './share-report.handler.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/report-links')
@Allow(measurers)
export class ShareReportController {
  constructor(private readonly handler: ShareReportHandler) {}

  @Post()
  @ApiCreatedResponse({
    type: ReportLinkAnswer,
    description:
      'Whoever has the link reads this one report until it expires, or until the key that made it is revoked',
  })
  @Refuses(400, 401, 403, 404)
  async share(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Body() { hours }: ShareReportBody,
  ): Promise<ReportLinkAnswer> {
    const { token, expiresAtMs } = await this.handler.handle(caller, sessionId, hours);
    return { token, page: `/dashboard/report#key=${token}`, expiresAt: instant(expiresAtMs) };
  }
}
