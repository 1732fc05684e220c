import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { MetricValue } from '@shopcast/contracts';
import { instantOrNull } from './instant.js';
import { figuresStates } from './session-metrics.answer.js';
import { metricDefinitions, type MetricId } from '../domain/metric-definitions.js';
import { type Unit, units } from '../domain/metrics/metric-definition.js';
import type { SessionFigures } from '../figures/session-figures.js';
import type { Comparison } from '../figures/session-comparison.js';
import { standingOf } from '../figures/standing.js';

const value = { type: Number, nullable: true, example: 0.1831742243436754 } as const;

export class ComparedMetricAnswer {
  @ApiProperty({ ...value, description: 'Of the session' }) readonly value!: number | null;

  @ApiProperty({ ...value, example: 0.142, description: 'Middle of the last sessions; null without any' })
  readonly median!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 1,
    example: 0.85,
    description: 'Share of the last sessions that are lower; equal ones count half',
  })
  readonly percentile!: number | null;

  @ApiProperty({ type: 'integer', example: 20, description: 'Last sessions that have a value' })
  readonly among!: number;
  @ApiProperty({ ...value, description: 'Of the session chosen by `with`' }) readonly chosen!: number | null;
  @ApiProperty({ enum: units }) readonly unit!: Unit;
  @ApiPropertyOptional({ example: 'CNY', description: 'ISO 4217, for amounts' }) readonly currency?: string;
}

export class ComparedSessionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ example: 'Spring handbags' }) readonly title!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly startedAt!: string | null;
}

@ApiExtraModels(ComparedMetricAnswer)
export class ComparisonAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Complete up to this session time' })
  readonly watermark!: string | null;

  @ApiProperty({ enum: figuresStates }) readonly state!: (typeof figuresStates)[number];

  @ApiProperty({ type: ComparedSessionAnswer, isArray: true, description: 'The last sessions, the latest first' })
  readonly last!: readonly ComparedSessionAnswer[];

  @ApiProperty({ type: ComparedSessionAnswer, nullable: true }) readonly chosen!: ComparedSessionAnswer | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ComparedMetricAnswer) },
    description: 'By metric id',
  })
  readonly metrics!: Readonly<Record<string, ComparedMetricAnswer>>;
}

export function toComparison(comparison: Comparison): ComparisonAnswer {
  const { figures, peers, chosen } = comparison;
  return {
    sessionId: figures.session.sessionId,
    watermark: instantOrNull(figures.watermarkMs),
    state: figures.final ? 'ok' : 'provisional',
    last: peers.map(toCompared),
    chosen: chosen === undefined ? null : toCompared(chosen.session),
    metrics: Object.fromEntries(metricDefinitions.map(({ id, unit }) => [id, compared(id, unit, comparison)])),
  };
}

const toCompared = (session: { sessionId: string; title: string; startedAtMs: number | null }) => ({
  sessionId: session.sessionId,
  title: session.title,
  startedAt: instantOrNull(session.startedAtMs),
});

function compared(id: MetricId, unit: Unit, { figures, peers, chosen }: Comparison): ComparedMetricAnswer {
  const mine = shown(figures.measures[id]);
  const others = peers.map(({ metrics }) => shown(metrics[id])).filter((other) => other !== null);
  return {
    value: mine,
    ...standingOf(mine, others),
    chosen: isComparable(unit, figures, chosen) ? shown(chosen?.measures[id]) : null,
    unit,
    ...(unit === 'minor' ? { currency: figures.session.currency } : {}),
  };
}

const shown = (measured: MetricValue | undefined): number | null => measured?.value ?? null;

/** Amounts of two currencies do not stand beside each other. */
const isComparable = (unit: Unit, one: SessionFigures, other: SessionFigures | undefined): boolean =>
  unit !== 'minor' || one.session.currency === other?.session.currency;
