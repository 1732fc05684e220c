import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses } from '@shopcast/http';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { DifferenceAnswer } from '../../answers/difference.answer.js';
import { type DifferenceKind, differenceKinds } from '../../domain/reconciliation/difference.js';
import { DifferenceReader } from '../../persistence/difference.reader.js';

export class ListPaymentDifferencesQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only what this comparison has found' })
  @IsOptional()
  @IsUUID()
  readonly reconciliationId?: string;

  @ApiPropertyOptional({ enum: differenceKinds })
  @IsOptional()
  @IsIn(differenceKinds)
  readonly kind?: DifferenceKind;
}

@ApiTags('payments')
@Controller('v1/payment-differences')
export class ListPaymentDifferencesController {
  constructor(private readonly differences: DifferenceReader) {}

  @Get()
  @Allow({ operator: true, staff: ['orders'] })
  @ApiOperation({ summary: 'Where providers’ books differ from ours, newest first; an account sees its own' })
  @ApiOkResponse({ type: pageOf(DifferenceAnswer) })
  @Refuses(400, 401, 403)
  list(@Caller() caller: Principal, @Query() query: ListPaymentDifferencesQuery): Promise<Page<DifferenceAnswer>> {
    return this.differences.page(scopeOf(caller), query, query);
  }
}
