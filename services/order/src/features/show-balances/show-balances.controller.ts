import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { TotalsAnswer } from '../../answers/totals.answer.js';
import { ShowBalancesHandler } from './show-balances.handler.js';

export class BalanceAnswer {
  @ApiProperty({
    format: 'uuid',
    description: 'The account’s own id: what was sold before brands were agreed with orders',
  })
  readonly brandId!: string;

  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: TotalsAnswer, description: 'Since the beginning' }) readonly ledger!: TotalsAnswer;
  @ApiProperty({ type: TotalsAnswer, description: 'In no statement yet' }) readonly open!: TotalsAnswer;
}

export class BalancesAnswer {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ type: BalanceAnswer, isArray: true }) readonly items!: readonly BalanceAnswer[];
}

@ApiTags('settlement')
@Controller('v1/settlement/accounts/:accountId/balances')
export class ShowBalancesController {
  constructor(private readonly handler: ShowBalancesHandler) {}

  @Get()
  @Allow({ staff: ['account', 'analyst'], operator: true })
  @ApiOperation({ summary: 'What was sold, given back and is owed, per brand and currency' })
  @ApiParam({ name: 'accountId', format: 'uuid' })
  @ApiOkResponse({ type: BalancesAnswer })
  @Refuses(400, 401, 403, 404)
  async show(@Caller() caller: Principal, @UuidParam('accountId') accountId: string): Promise<BalancesAnswer> {
    return { accountId: accountId.toLowerCase(), items: await this.handler.handle(caller, accountId) };
  }
}
