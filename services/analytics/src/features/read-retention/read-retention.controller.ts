import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { FoldRules } from '../../persistence/fold-rules.js';
import { ReadRetentionHandler } from './read-retention.handler.js';
import { RetentionAnswer, toRetention } from '../../api/retention.answer.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/retention')
@Allow(measurers)
export class ReadRetentionController {
  constructor(
    private readonly handler: ReadRetentionHandler,
    private readonly rules: FoldRules,
  ) {}

  @Get()
  @ApiOkResponse({
    type: RetentionAnswer,
    description:
      'How many viewers were still there after each minute since they came, of those who came at least so long ago',
  })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<RetentionAnswer> {
    const { figures, retention } = await this.handler.handle(caller, sessionId);
    return toRetention(figures, retention, this.rules.stayRules);
  }
}
