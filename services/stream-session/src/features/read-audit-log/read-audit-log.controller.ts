import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { moderators } from '../../moderation/moderators.js';
import { AuditLogPage, AuditLogQuery, toAuditEntryAnswer } from './read-audit-log.dto.js';
import { ReadAuditLogHandler } from './read-audit-log.handler.js';

@ApiTags('moderation')
@Controller('v1/moderation/audit-log')
export class ReadAuditLogController {
  constructor(private readonly handler: ReadAuditLogHandler) {}

  @Get()
  @Allow(moderators)
  @ApiOperation({ summary: 'Who did what to whom to keep order, newest first' })
  @ApiOkResponse({ type: AuditLogPage })
  @Refuses(400, 401, 403)
  async read(@Caller() staff: Staff, @Query() { from, to, ...query }: AuditLogQuery): Promise<AuditLogPage> {
    const span = { fromMs: momentOf(from), toMs: momentOf(to) };
    const { items, nextCursor } = await this.handler.handle(staff, { ...query, ...span });
    return { items: items.map(toAuditEntryAnswer), nextCursor };
  }
}

const momentOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text));
