import { applyDecorators, Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID, ValidateIf } from 'class-validator';
import { measurers } from '../../api/measurers.js';
import { type AccountDaysMessage, toAccountDaysMessage } from './account-days.message.js';
import { IsDay } from './account-days.query.js';
import { type DaysAsked, ReadAccountDaysHandler } from './read-account-days.handler.js';

/** What has not been given is empty. */
const DayOrEmpty = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_request, value) => value !== ''),
    IsDay(),
  );

export class AccountDaysRequest {
  @IsUUID() readonly accountId!: string;
  @DayOrEmpty() readonly from!: string;
  @DayOrEmpty() readonly to!: string;
}

@Controller()
@Allow(measurers)
export class ReadAccountDaysGrpcController {
  constructor(private readonly handler: ReadAccountDaysHandler) {}

  @GrpcMethod('MetricService', 'GetAccountDays')
  async days(@Caller() caller: Principal, @Payload() request: AccountDaysRequest): Promise<AccountDaysMessage> {
    return toAccountDaysMessage(await this.handler.handle(caller, asked(request, 'account')));
  }

  @GrpcMethod('MetricService', 'GetBrandDays')
  async brandDays(@Caller() caller: Principal, @Payload() request: AccountDaysRequest): Promise<AccountDaysMessage> {
    return toAccountDaysMessage(await this.handler.handle(caller, asked(request, 'brands')));
  }
}

const asked = ({ accountId, from, to }: AccountDaysRequest, of: DaysAsked['of']): DaysAsked => ({
  accountId: accountId.toLowerCase(),
  of,
  ...(from === '' ? {} : { from }),
  ...(to === '' ? {} : { to }),
});
