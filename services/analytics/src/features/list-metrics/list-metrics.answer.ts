import { ApiProperty } from '@nestjs/swagger';
import {
  type MetricDefinition,
  type ParameterName,
  type PerMinute,
  perMinuteKinds,
  type Settlement,
  settlements,
  type Unit,
  units,
  written,
} from '../../domain/metrics/metric-definition.js';
import { sourceCountNames } from '../../domain/traffic-sources.js';
import { dayMetrics, metricDefinitions, productMetrics, retentionMetric } from '../../domain/metric-definitions.js';
import type { QuantityName } from '../../domain/metrics/quantities.js';

const idsOf = {
  session: metricDefinitions.map(({ id }) => id),
  source: sourceCountNames,
  product: productMetrics.map(({ id }) => id),
  minute_of_visit: [retentionMetric.id],
  account_day: dayMetrics.map(({ id }) => id),
  brand_day: productMetrics.map(({ id }) => id),
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Breakdown = keyof typeof idsOf;
const breakdowns = Object.keys(idsOf) as readonly Breakdown[];

export class WordingAnswer {
  @ApiProperty({ example: 'Shop visitors' }) readonly en!: string;
  @ApiProperty({ example: 'ショップ訪問者数' }) readonly ja!: string;
  @ApiProperty({ example: '进店人数' }) readonly zh!: string;
}

export class TermAnswer {
  @ApiProperty({ example: 1000, description: 'Negative: taken away' }) readonly times!: number;
  @ApiProperty({ example: 'gmv' }) readonly quantity!: QuantityName;
}

export class FormulaAnswer {
  @ApiProperty({ type: TermAnswer, isArray: true }) readonly n!: readonly TermAnswer[];

  @ApiProperty({ type: TermAnswer, isArray: true, nullable: true, description: 'null for plain counts' })
  readonly d!: readonly TermAnswer[] | null;
}

export class MetricDefinitionAnswer {
  @ApiProperty({ example: 'cvr_shop' }) readonly id!: string;
  @ApiProperty({ type: 'integer', example: 1, description: 'A changed definition is a new version' })
  readonly version!: number;
  @ApiProperty({ type: WordingAnswer }) readonly names!: WordingAnswer;
  @ApiProperty({ enum: units }) readonly unit!: Unit;
  @ApiProperty({ example: 'orders', description: 'What is counted in the numerator' }) readonly n!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'shop_visitors',
    description: 'Denominator; null for plain counts',
  })
  readonly d!: string | null;

  @ApiProperty({ type: FormulaAnswer, description: 'n and d for programs: sums of multiples' })
  readonly formula!: FormulaAnswer;

  @ApiProperty({ description: 'n counts some of what d counts' }) readonly partOfWhole!: boolean;

  @ApiProperty({
    enum: perMinuteKinds,
    description:
      'What a minute shows: what happened in it, how it was at its end, its peak, or the session up to its end',
  })
  readonly perMinute!: PerMinute;

  @ApiProperty({
    enum: settlements,
    description:
      'When a value of a session that is over is settled: with its last facts, with the payment of its orders, or never for as long as money can go back',
  })
  readonly settles!: Settlement;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { start_window_seconds: 60, reconnect_grace_seconds: 30 },
    description: 'What the value depends on beside the facts',
  })
  readonly parameters!: Readonly<Record<string, number>>;

  @ApiProperty({
    enum: breakdowns,
    isArray: true,
    example: ['session', 'source'],
    description:
      'Of what it is told: the session as a whole, each traffic source, each product and explaining window, each minute since viewers came, each day of an account or of a brand',
  })
  readonly of!: readonly Breakdown[];

  @ApiProperty({ example: 'Paid orders per shop visitor.' }) readonly meaning!: string;
  @ApiProperty({ type: WordingAnswer, description: 'The meaning in every language' }) readonly meanings!: WordingAnswer;
}

export class MetricDefinitionsAnswer {
  @ApiProperty({ type: MetricDefinitionAnswer, isArray: true }) readonly items!: readonly MetricDefinitionAnswer[];
}

export function toMetricDefinition(
  { n, d, parameters, meanings, ...definition }: MetricDefinition,
  settings: Readonly<Record<ParameterName, number>>,
): MetricDefinitionAnswer {
  return {
    ...definition,
    n: written(n),
    d: d && written(d),
    formula: { n, d },
    of: breakdowns.filter((breakdown) => (idsOf[breakdown] as readonly string[]).includes(definition.id)),
    parameters: Object.fromEntries(parameters.map((name) => [name, settings[name]])),
    meaning: meanings.en,
    meanings,
  };
}
