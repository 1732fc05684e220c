import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { AccessKeyAnswer, toAccessKeyAnswer } from '../../api/access-key.answer.js';
import { AccessKeyRepository } from '../../persistence/access-key.repository.js';

export class AccessKeysAnswer {
  @ApiProperty({ type: AccessKeyAnswer, isArray: true, description: 'In the order in which they were issued' })
  readonly items!: readonly AccessKeyAnswer[];
}

@ApiTags('accounts')
@Controller('v1/accounts/:accountId/keys')
export class ListKeysController {
  constructor(private readonly keys: AccessKeyRepository) {}

  @Get()
  @Allow({ operator: true, staff: ['account'] })
  @ApiOkResponse({ type: AccessKeysAnswer })
  @Refuses(400, 401, 403, 404)
  async list(@Caller() caller: Principal, @UuidParam('accountId') accountId: string): Promise<AccessKeysAnswer> {
    const keys = await this.keys.list(scopeOf(caller), accountId);
    return { items: keys.map(toAccessKeyAnswer) };
  }
}
