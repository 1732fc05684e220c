import { ApiProperty } from '@nestjs/swagger';
import { metricStates, type MetricState } from '@shopcast/contracts';
import { instantOrNull } from './instant.js';
import { figuresStates } from './session-metrics.answer.js';
import { parametersOf } from '../domain/measure.js';
import { retentionMetric } from '../domain/metric-definitions.js';
import type { Retention } from '../domain/retention.js';
import type { StayRules } from '../domain/staying.js';
import type { SessionFigures } from '../figures/session-figures.js';

export class RetainedAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Minutes after the viewer came' }) readonly minute!: number;
  @ApiProperty({ example: 4_310, description: 'Viewers who were still there' }) readonly n!: number;

  @ApiProperty({ example: 8_902, description: 'Viewers who came at least so long ago' }) readonly d!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 0.484160862727477, description: 'n / d' })
  readonly value!: number | null;

  @ApiProperty({ enum: metricStates }) readonly state!: MetricState;
}

export class RetentionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Complete up to this session time' })
  readonly watermark!: string | null;

  @ApiProperty({ enum: figuresStates }) readonly state!: (typeof figuresStates)[number];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { reconnect_grace_seconds: 30 },
    description: 'What the values depend on beside the facts',
  })
  readonly parameters!: Readonly<Record<string, number>>;

  @ApiProperty({ type: RetainedAnswer, isArray: true, description: 'Minute by minute, as far as anybody could stay' })
  readonly items!: readonly RetainedAnswer[];
}

export function toRetention(
  { session, watermarkMs, final }: SessionFigures,
  retention: Retention,
  rules: StayRules,
): RetentionAnswer {
  const settings = parametersOf(rules);
  return {
    sessionId: session.sessionId,
    watermark: instantOrNull(watermarkMs),
    state: final ? 'ok' : 'provisional',
    parameters: Object.fromEntries(retentionMetric.parameters.map((name) => [name, settings[name]])),
    items: retention.map(({ minute, measure: { n, d, value, state } }) => ({ minute, n, d, value, state })),
  };
}
