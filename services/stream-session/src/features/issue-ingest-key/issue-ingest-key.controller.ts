import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { streamKey } from '../../media/ingest-secret.js';
import { IngestKeyAnswer, IssueIngestKeyBody } from './issue-ingest-key.dto.js';
import { IssueIngestKeyHandler } from './issue-ingest-key.handler.js';

@ApiTags('media')
@Controller('v1/sessions/:sessionId/ingest-keys')
export class IssueIngestKeyController {
  constructor(private readonly handler: IssueIngestKeyHandler) {}

  @Post()
  @Allow({ staff: ['host'] })
  @ApiCreatedResponse({ type: IngestKeyAnswer, description: 'The key, once; the one before it is good no longer' })
  @Refuses(400, 401, 403, 404, 409)
  async issue(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() { lifetimeSeconds }: IssueIngestKeyBody,
  ): Promise<IngestKeyAnswer> {
    const { expiresAtMs, ...issued } = await this.handler.handle(staff, sessionId.toLowerCase(), lifetimeSeconds);
    const expiresAt = new Date(expiresAtMs).toISOString();
    return { ...issued, streamKey: streamKey(sessionId.toLowerCase(), issued.key), expiresAt };
  }
}
