import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import type { PageQuery } from '@shopcast/http';
import { IsInt, IsString, IsUUID, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import {
  type StatementLineMessage,
  type StatementMessage,
  toLineMessage,
  toStatementMessage,
} from '../../answers/statement.message.js';
import type { ListingTotals } from '../../domain/settlement/statement.js';
import { ReadStatementsHandler } from './read-statements.handler.js';

const DEFAULT_PAGE = 20;

class PageRequest {
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;
}

export class ListStatementsRequest extends PageRequest {
  @IsUUID() readonly accountId!: string;
  @ValidateIf(({ brandId }: ListStatementsRequest) => brandId !== '') @IsUUID() readonly brandId!: string;
}

export class GetStatementRequest {
  @IsUUID() readonly statementId!: string;
}

export class StatementPartsRequest extends PageRequest {
  @IsUUID() readonly statementId!: string;
}

@Controller()
export class ReadStatementsGrpcController {
  constructor(private readonly handler: ReadStatementsHandler) {}

  @GrpcMethod('SettlementService', 'GetStatement')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  async find(
    @Caller() caller: Principal,
    @Payload() { statementId }: GetStatementRequest,
  ): Promise<{ statement: StatementMessage }> {
    return { statement: toStatementMessage(await this.handler.find(caller, statementId)) };
  }

  @GrpcMethod('SettlementService', 'ListStatements')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  async list(
    @Caller() caller: Principal,
    @Payload() request: ListStatementsRequest,
  ): Promise<{ statements: readonly StatementMessage[]; nextPageToken: string }> {
    const which = { accountId: request.accountId, brandId: request.brandId || undefined };
    const { items, nextCursor } = await this.handler.list(caller, which, pageIn(request));
    return { statements: items.map(toStatementMessage), nextPageToken: nextCursor ?? '' };
  }

  @GrpcMethod('SettlementService', 'ListStatementLines')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  async lines(
    @Caller() caller: Principal,
    @Payload() request: StatementPartsRequest,
  ): Promise<{ lines: readonly StatementLineMessage[]; nextPageToken: string }> {
    const { items, nextCursor } = await this.handler.lines(caller, request.statementId, pageIn(request));
    return { lines: items.map(toLineMessage), nextPageToken: nextCursor ?? '' };
  }

  @GrpcMethod('SettlementService', 'ListStatementListings')
  @Allow({ staff: ['account', 'analyst'], operator: true })
  async listings(
    @Caller() caller: Principal,
    @Payload() request: StatementPartsRequest,
  ): Promise<{ listings: readonly ListingTotals[]; nextPageToken: string }> {
    const { items, nextCursor } = await this.handler.listings(caller, request.statementId, pageIn(request));
    return { listings: items, nextPageToken: nextCursor ?? '' };
  }
}

const pageIn = ({ pageSize, pageToken }: PageRequest): PageQuery => ({
  limit: pageSize || DEFAULT_PAGE,
  ...(pageToken === '' ? {} : { cursor: pageToken }),
});
