import { Controller, Delete, HttpCode, HttpStatus } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { RevokeKeyHandler } from './revoke-key.handler.js';

@ApiTags('accounts')
@Controller('v1/accounts/:accountId/keys')
export class RevokeKeyController {
  constructor(private readonly handler: RevokeKeyHandler) {}

  @Delete(':keyId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ operator: true, staff: ['account'] })
  @ApiNoContentResponse({ description: 'The key opens nothing any more' })
  @Refuses(400, 401, 403, 404)
  async revoke(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @UuidParam('keyId') keyId: string,
  ): Promise<void> {
    await this.handler.handle(caller, { accountId, keyId });
  }
}
