import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsISO4217CurrencyCode, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { type StatementMessage, toStatementMessage } from '../../answers/statement.message.js';
import { IssueStatementHandler } from './issue-statement.handler.js';

/** The last second of the year 9999. */
const LAST_SECOND = 253_402_300_799;

/** `google.protobuf.Timestamp`, at or after 1970 */
export class MomentMessage {
  @IsInt() @Min(0) @Max(LAST_SECOND) readonly seconds!: number;
  @IsInt() @Min(0) @Max(999_999_999) readonly nanos!: number;
}

export class IssueStatementRequest {
  @IsUUID() readonly accountId!: string;
  @IsUUID() readonly brandId!: string;
  @IsISO4217CurrencyCode() readonly currency!: string;
  @IsDefined() @ValidateNested() @Type(() => MomentMessage) readonly periodStart!: MomentMessage;
  @IsDefined() @ValidateNested() @Type(() => MomentMessage) readonly periodEnd!: MomentMessage;
}

@Controller()
export class IssueStatementGrpcController {
  constructor(private readonly handler: IssueStatementHandler) {}

  @GrpcMethod('SettlementService', 'IssueStatement')
  @Allow({ staff: ['account'], operator: true })
  async issue(
    @Caller() caller: Principal,
    @Payload() { periodStart, periodEnd, ...series }: IssueStatementRequest,
  ): Promise<{ statement: StatementMessage }> {
    const period = { startMs: millisOf(periodStart), endMs: millisOf(periodEnd) };
    return { statement: toStatementMessage(await this.handler.handle(caller, { ...series, period })) };
  }
}

const millisOf = ({ seconds, nanos }: MomentMessage): number => seconds * 1_000 + Math.floor(nanos / 1_000_000);
