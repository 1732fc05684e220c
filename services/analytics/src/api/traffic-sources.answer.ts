import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { trafficChannels } from '@shopcast/contracts';
import { MetricAnswer } from './metric.answer.js';
import { figuresStates } from './session-metrics.answer.js';
import { instantOrNull } from './instant.js';
import { metricDefinitions } from '../domain/metric-definitions.js';
import { sourceCountNames, type SourceCounts, type TrafficSource } from '../domain/traffic-sources.js';
import type { SessionFigures } from '../figures/session-figures.js';
import type { CountedChannel } from '../persistence/source.repository.js';

type SourceMetrics = Readonly<Record<keyof SourceCounts, MetricAnswer>>;

const metrics = {
  type: 'object',
  additionalProperties: { $ref: getSchemaPath(MetricAnswer) },
  description: `By metric id: ${sourceCountNames.join(', ')}`,
} as const;

export class SubSourceAnswer {
  @ApiProperty({ example: 'spring wardrobe' }) readonly detail!: string;
  @ApiProperty(metrics) readonly metrics!: SourceMetrics;
}

@ApiExtraModels(MetricAnswer)
export class SourceAnswer {
  @ApiProperty({
    enum: [...trafficChannels, 'unknown'],
    description: 'Fixed at the viewer’s first entry; unknown: no entry of the viewer is known',
  })
  readonly channel!: TrafficSource['channel'];

  @ApiProperty(metrics) readonly metrics!: SourceMetrics;

  @ApiProperty({ type: SubSourceAnswer, isArray: true, description: 'The largest sub-sources, at most 50' })
  readonly details!: readonly SubSourceAnswer[];
}

export class TrafficSourcesAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Complete up to this session time' })
  readonly watermark!: string | null;

  @ApiProperty({ enum: figuresStates }) readonly state!: (typeof figuresStates)[number];
  @ApiProperty({ type: SourceAnswer, isArray: true }) readonly items!: readonly SourceAnswer[];
}

export function toTrafficSources(
  { session, final, watermarkMs }: SessionFigures,
  channels: readonly CountedChannel[],
): TrafficSourcesAnswer {
  const state = final ? 'ok' : 'provisional';
  const metricsOf = (counts: SourceCounts): SourceMetrics => {
    const answers = sourceCountNames.map((name): [string, MetricAnswer] => {
      const unit = metricDefinitions.find(({ id }) => id === name)?.unit ?? 'count';
      const currency = unit === 'minor' ? { currency: session.currency } : {};
      return [name, { n: counts[name], d: null, value: counts[name], unit, ...currency, state }];
    });
    return Object.fromEntries(answers) as SourceMetrics;
  };
  return {
    sessionId: session.sessionId,
    watermark: instantOrNull(watermarkMs),
    state,
    items: channels.map(({ channel, counts, details }) => ({
      channel,
      metrics: metricsOf(counts),
      details: details.map((sub) => ({ detail: sub.detail, metrics: metricsOf(sub.counts) })),
    })),
  };
}
