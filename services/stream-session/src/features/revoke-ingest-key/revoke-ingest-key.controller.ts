import { Controller, Delete, HttpCode, HttpStatus } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { RevokeIngestKeyHandler } from './revoke-ingest-key.handler.js';

@ApiTags('media')
@Controller('v1/sessions/:sessionId/ingest-keys')
export class RevokeIngestKeyController {
  constructor(private readonly handler: RevokeIngestKeyHandler) {}

  @Delete(':keyId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['host'] })
  @ApiNoContentResponse({
    description: 'Whoever publishes with it counts no longer, and is cut off by our own media server in a few seconds',
  })
  @Refuses(400, 401, 403, 404)
  async revoke(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @UuidParam('keyId') keyId: string,
  ): Promise<void> {
    await this.handler.handle(staff, sessionId, keyId.toLowerCase());
  }
}
