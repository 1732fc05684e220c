import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '@shopcast/access';
import { metricDefinitions } from '../../domain/metric-definitions.js';
import { MetricDefinitionsAnswer } from './list-metrics.answer.js';

@ApiTags('metrics')
@Controller('v1/metrics')
export class ListMetricsController {
  @Get()
  @Allow({ anyone: true })
  @ApiOkResponse({
    type: MetricDefinitionsAnswer,
    description: 'Every metric: its names, what it is made of, what it means',
  })
  list(): MetricDefinitionsAnswer {
    return { items: metricDefinitions };
  }
}
