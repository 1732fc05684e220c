import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import {
  DefaultCommissionBody,
  PlatformFeeBody,
  SettlementTermsAnswer,
  toTermsAnswer,
} from './set-settlement-terms.dto.js';
import { SetSettlementTermsHandler } from './set-settlement-terms.handler.js';

@ApiTags('settlement')
@ApiParam({ name: 'accountId', format: 'uuid' })
@Controller('v1/settlement/accounts/:accountId')
export class SetSettlementTermsController {
  constructor(private readonly handler: SetSettlementTermsHandler) {}

  @Get('terms')
  @Allow({ staff: ['account'], operator: true })
  @ApiOperation({ summary: 'What holds for orders placed now' })
  @ApiOkResponse({ type: SettlementTermsAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('accountId') accountId: string): Promise<SettlementTermsAnswer> {
    return toTermsAnswer(await this.handler.read(caller, accountId));
  }

  @Put('default-commission')
  @Allow({ staff: ['account'], operator: true })
  @ApiOperation({ summary: 'The account’s share of sales of listings without a commission of their own' })
  @ApiOkResponse({ type: SettlementTermsAnswer })
  @Refuses(400, 401, 403, 404)
  async setDefaultCommission(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Body() { rateBasisPoints }: DefaultCommissionBody,
  ): Promise<SettlementTermsAnswer> {
    const change = { defaultCommissionBasisPoints: rateBasisPoints };
    return toTermsAnswer(await this.handler.change(caller, accountId, change));
  }

  @Put('platform-fee')
  @Allow({ operator: true })
  @ApiOperation({ summary: 'The platform’s share of the account’s sales' })
  @ApiOkResponse({ type: SettlementTermsAnswer })
  @Refuses(400, 401, 403)
  async setPlatformFee(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Body() { rateBasisPoints }: PlatformFeeBody,
  ): Promise<SettlementTermsAnswer> {
    const change = { platformFeeBasisPoints: rateBasisPoints };
    return toTermsAnswer(await this.handler.change(caller, accountId, change));
  }
}
