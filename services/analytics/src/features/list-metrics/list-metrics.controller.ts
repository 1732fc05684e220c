import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { parametersOf } from '../../domain/measure.js';
import { allMetrics } from '../../domain/metric-definitions.js';
import { FoldRules } from '../../persistence/fold-rules.js';
import { MetricDefinitionsAnswer, toMetricDefinition } from './list-metrics.answer.js';

@ApiTags('metrics')
@Controller('v1/metrics')
export class ListMetricsController {
  constructor(private readonly rules: FoldRules) {}

  @Get()
  @Allow({ anyone: true })
  @ApiOkResponse({
    type: MetricDefinitionsAnswer,
    description: 'Every metric: its names, what it is made of, what it means',
  })
  list(): MetricDefinitionsAnswer {
    const settings = parametersOf(this.rules.stayRules);
    return { items: allMetrics.map((definition) => toMetricDefinition(definition, settings)) };
  }
}
