import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { StatementAnswer, toStatementAnswer } from '../../answers/statement.answer.js';
import { IssueStatementBody } from './issue-statement.dto.js';
import { IssueStatementHandler } from './issue-statement.handler.js';

@ApiTags('settlement')
@Controller('v1/settlement/accounts/:accountId/statements')
export class IssueStatementController {
  constructor(private readonly handler: IssueStatementHandler) {}

  @Post()
  @Allow({ staff: ['account'], operator: true })
  @ApiOperation({
    summary: 'Issue the statement of a brand’s next period; asked again for the same period it is the same statement',
  })
  @ApiParam({ name: 'accountId', format: 'uuid' })
  @ApiCreatedResponse({ type: StatementAnswer })
  @Refuses(400, 401, 403, 404, 409, 422, 503)
  async issue(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Body() { brandId, currency, periodStart, periodEnd }: IssueStatementBody,
  ): Promise<StatementAnswer> {
    const period = { startMs: Date.parse(periodStart), endMs: Date.parse(periodEnd) };
    return toStatementAnswer(await this.handler.handle(caller, { accountId, brandId, currency, period }));
  }
}
