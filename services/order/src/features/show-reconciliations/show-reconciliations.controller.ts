import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses, UuidParam } from '@shopcast/http';
import { ReconciliationAnswer, toReconciliationAnswer } from '../../answers/reconciliation.answer.js';
import { ReconciliationNotFound } from '../../domain/reconciliation/reconciliation.errors.js';
import { ReconciliationStore } from '../../persistence/reconciliation.store.js';

@ApiTags('payments')
@Controller('v1/reconciliations')
export class ShowReconciliationsController {
  constructor(private readonly store: ReconciliationStore) {}

  @Get()
  @Allow({ operator: true })
  @ApiOperation({ summary: 'Comparisons with providers’ books, newest first' })
  @ApiOkResponse({ type: pageOf(ReconciliationAnswer) })
  @Refuses(400, 401, 403)
  list(@Query() query: PageQuery): Promise<Page<ReconciliationAnswer>> {
    return this.store.page(query, toReconciliationAnswer);
  }

  @Get(':reconciliationId')
  @Allow({ operator: true })
  @ApiOperation({ summary: 'A comparison with a provider’s books, and how many differences it has found' })
  @ApiParam({ name: 'reconciliationId', format: 'uuid' })
  @ApiOkResponse({ type: ReconciliationAnswer })
  @Refuses(400, 401, 403, 404)
  async show(@UuidParam('reconciliationId') reconciliationId: string): Promise<ReconciliationAnswer> {
    const run = await this.store.find(reconciliationId);
    if (!run) throw new ReconciliationNotFound(reconciliationId);
    return toReconciliationAnswer(run);
  }
}
