import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { AccountDaysAnswer, toAccountDays } from './account-days.answer.js';
import { AccountDaysQuery } from './account-days.query.js';
import { ReadAccountDaysHandler } from './read-account-days.handler.js';

@ApiTags('metrics')
@Controller('v1/accounts/:accountId/metrics')
@Allow(measurers)
export class ReadAccountDaysController {
  constructor(private readonly handler: ReadAccountDaysHandler) {}

  @Get('days')
  @ApiOkResponse({
    type: AccountDaysAnswer,
    description: 'All sessions together, day by day in the account’s time zone; rehearsals are left out',
  })
  @Refuses(400, 401, 403, 404, 422)
  async days(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Query() query: AccountDaysQuery,
  ): Promise<AccountDaysAnswer> {
    const asked = { accountId: accountId.toLowerCase(), of: 'account', ...query } as const;
    return toAccountDays(await this.handler.handle(caller, asked));
  }

  @Get('brand-days')
  @ApiOkResponse({
    type: AccountDaysAnswer,
    description:
      'The same of each brand, of the facts that are about its products: who clicked two of them, and an order with two of them, count with both',
  })
  @Refuses(400, 401, 403, 404, 422)
  async brandDays(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Query() query: AccountDaysQuery,
  ): Promise<AccountDaysAnswer> {
    const asked = { accountId: accountId.toLowerCase(), of: 'brands', ...query } as const;
    return toAccountDays(await this.handler.handle(caller, asked));
  }
}
