import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsTimeZone, MaxLength } from 'class-validator';
import { AccountAnswer, toAccountAnswer } from '../../api/account.answer.js';
import { SetAccountTimeZoneHandler } from './set-account-time-zone.handler.js';

export class TimeZoneBody {
  @ApiProperty({ example: 'Asia/Tokyo', maxLength: 64, description: 'IANA time zone' })
  @IsTimeZone()
  @MaxLength(64)
  readonly timeZone!: string;
}

@ApiTags('accounts')
@Controller('v1/accounts/:accountId/time-zone')
export class SetAccountTimeZoneController {
  constructor(private readonly handler: SetAccountTimeZoneHandler) {}

  @Put()
  @Allow({ operator: true, staff: ['account'] })
  @ApiOperation({ summary: 'In which time zone the account’s days begin and end, from tomorrow on' })
  @ApiOkResponse({ type: AccountAnswer })
  @Refuses(400, 401, 403, 404)
  async set(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Body() { timeZone }: TimeZoneBody,
  ): Promise<AccountAnswer> {
    return toAccountAnswer(await this.handler.handle(caller, accountId, timeZone));
  }
}
