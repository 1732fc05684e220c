import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { metricStates, type MetricState, type MetricValue } from '@shopcast/contracts';
import { allMetrics } from '../domain/metric-definitions.js';
import { type Unit, units } from '../domain/metrics/metric-definition.js';

export class MetricAnswer {
  @ApiProperty({ example: 1228, description: 'Numerator' }) readonly n!: number;

  @ApiProperty({ type: Number, nullable: true, example: 6704, description: 'Denominator; null for plain counts' })
  readonly d!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 0.1831742243436754, description: 'n / d; null when undefined' })
  readonly value!: number | null;

  @ApiProperty({ enum: units }) readonly unit!: Unit;
  @ApiPropertyOptional({ example: 'CNY', description: 'ISO 4217, for amounts' }) readonly currency?: string;

  @ApiProperty({
    enum: metricStates,
    description: 'undefined: d is 0; provisional: live, or late facts can still arrive',
  })
  readonly state!: MetricState;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { start_window_seconds: 60, reconnect_grace_seconds: 30 },
    description: 'What the value depends on beside the facts, where it does',
  })
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Every metric by its id. */
export function toMetricAnswers<Id extends string>(
  values: Readonly<Record<Id, MetricValue>>,
  currency: string,
): Record<Id, MetricAnswer> {
  const answers = allMetrics.flatMap(({ id, unit }) => {
    const value = values[id as Id] as MetricValue | undefined;
    return value ? [[id, { ...value, unit, ...(unit === 'minor' ? { currency } : {}) }]] : [];
  });
  return Object.fromEntries(answers) as Record<Id, MetricAnswer>;
}
