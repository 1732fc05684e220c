import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { Refuses, RequestKey, TakesRequestKey } from '@shopcast/http';
import { ReconciliationAnswer, toReconciliationAnswer } from '../../answers/reconciliation.answer.js';
import { ReconcileBody } from './reconcile.dto.js';
import { ReconcileHandler } from './reconcile.handler.js';

@ApiTags('payments')
@Controller('v1/reconciliations')
export class ReconcileController {
  constructor(private readonly handler: ReconcileHandler) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ operator: true })
  @ApiOperation({ summary: 'Compare a provider’s list of payments and refunds of a period with our books' })
  @TakesRequestKey()
  @ApiAcceptedResponse({ type: ReconciliationAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async reconcile(@RequestKey() key: string | null, @Body() body: ReconcileBody): Promise<ReconciliationAnswer> {
    return toReconciliationAnswer(await this.handler.handle(key, body));
  }
}
