import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type Page, PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { IsOptional, IsUUID } from 'class-validator';
import {
  ListingTotalsAnswer,
  ListingTotalsPage,
  StatementAnswer,
  StatementLineAnswer,
  StatementLinePage,
  StatementPage,
  toLineAnswer,
  toListingTotalsAnswer,
  toStatementAnswer,
} from '../../answers/statement.answer.js';
import { ReadStatementsHandler } from './read-statements.handler.js';

export class ListStatementsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only of this brand' })
  @IsOptional()
  @IsUUID()
  readonly brandId?: string;
}

@ApiTags('settlement')
@Controller('v1/settlement')
export class ReadStatementsController {
  constructor(private readonly handler: ReadStatementsHandler) {}

  @Get('accounts/:accountId/statements')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  @ApiOperation({ summary: 'An account’s statements, newest first' })
  @ApiParam({ name: 'accountId', format: 'uuid' })
  @ApiOkResponse({ type: StatementPage })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('accountId') accountId: string,
    @Query() { brandId, ...query }: ListStatementsQuery,
  ): Promise<Page<StatementAnswer>> {
    return answered(await this.handler.list(caller, { accountId, brandId }, query), toStatementAnswer);
  }

  @Get('statements/:statementId')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  @ApiParam({ name: 'statementId', format: 'uuid' })
  @ApiOkResponse({ type: StatementAnswer })
  @Refuses(400, 401, 403, 404)
  async find(@Caller() caller: Principal, @UuidParam('statementId') statementId: string): Promise<StatementAnswer> {
    return toStatementAnswer(await this.handler.find(caller, statementId));
  }

  @Get('statements/:statementId/lines')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  @ApiOperation({ summary: 'Every order line sold, and its part of every refund' })
  @ApiParam({ name: 'statementId', format: 'uuid' })
  @ApiOkResponse({ type: StatementLinePage })
  @Refuses(400, 401, 403, 404)
  async lines(
    @Caller() caller: Principal,
    @UuidParam('statementId') statementId: string,
    @Query() query: PageQuery,
  ): Promise<Page<StatementLineAnswer>> {
    return answered(await this.handler.lines(caller, statementId, query), toLineAnswer);
  }

  @Get('statements/:statementId/listings')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  @ApiOperation({ summary: 'The lines summed up by listing' })
  @ApiParam({ name: 'statementId', format: 'uuid' })
  @ApiOkResponse({ type: ListingTotalsPage })
  @Refuses(400, 401, 403, 404)
  async listings(
    @Caller() caller: Principal,
    @UuidParam('statementId') statementId: string,
    @Query() query: PageQuery,
  ): Promise<Page<ListingTotalsAnswer>> {
    return answered(await this.handler.listings(caller, statementId, query), toListingTotalsAnswer);
  }
}

const answered = <Item, Answer>({ items, nextCursor }: Page<Item>, toAnswer: (item: Item) => Answer): Page<Answer> => ({
  items: items.map(toAnswer),
  nextCursor,
});
