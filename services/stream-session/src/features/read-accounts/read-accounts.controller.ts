import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { AccountAnswer, AccountPage, toAccountAnswer } from '../../api/account.answer.js';
import { ReadAccountsHandler } from './read-accounts.handler.js';

@ApiTags('accounts')
@Controller('v1/accounts')
export class ReadAccountsController {
  constructor(private readonly handler: ReadAccountsHandler) {}

  @Get()
  @Allow({ operator: true, staff: 'any' })
  @ApiOkResponse({ type: AccountPage, description: 'Those that the caller may see, newest first' })
  @Refuses(400, 401, 403)
  list(@Caller() caller: Principal, @Query() query: PageQuery): Promise<AccountPage> {
    return this.handler.list(caller, query);
  }

  @Get(':accountId')
  @Allow({ operator: true, staff: 'any' })
  @ApiOkResponse({ type: AccountAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('accountId') accountId: string): Promise<AccountAnswer> {
    return toAccountAnswer(await this.handler.find(caller, accountId));
  }
}
