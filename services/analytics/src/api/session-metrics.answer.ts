import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { mediums } from '@shopcast/contracts';
import { sessionStates } from '../domain/live-session.js';
import { type SessionFigures, traceIdIn } from '../figures/session-figures.js';
import { instantOrNull } from './instant.js';
import { MetricAnswer, toMetricAnswers } from './metric.answer.js';

export const figuresStates = ['ok', 'provisional'] as const;

@ApiExtraModels(MetricAnswer)
export class SessionMetricsAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ example: 'Spring handbags' }) readonly title!: string;
  @ApiProperty({ enum: mediums }) readonly medium!: string;
  @ApiProperty({ enum: sessionStates }) readonly sessionState!: string;
  @ApiProperty({ type: 'integer', example: 1, description: 'Above 1: a rehearsal' }) readonly timeScale!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly endedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Complete up to this session time' })
  readonly watermark!: string | null;

  @ApiProperty({ enum: figuresStates }) readonly state!: (typeof figuresStates)[number];
  @ApiProperty({ type: 'integer', description: 'Grows with every fact' }) readonly foldVersion!: number;
  @ApiPropertyOptional({ description: 'Trace of the request behind the latest fact' }) readonly traceId?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(MetricAnswer) },
    description: 'By metric id',
  })
  readonly metrics!: Readonly<Record<string, MetricAnswer>>;
}

export function toSessionMetrics(figures: SessionFigures): SessionMetricsAnswer {
  const { session, measures, watermarkMs, final, foldVersion } = figures;
  const traceId = traceIdIn(figures);
  return {
    sessionId: session.sessionId,
    accountId: session.accountId,
    title: session.title,
    medium: session.medium,
    sessionState: session.state,
    timeScale: session.timeScale,
    startedAt: instantOrNull(session.startedAtMs),
    endedAt: instantOrNull(session.endedAtMs),
    watermark: instantOrNull(watermarkMs),
    state: final ? 'ok' : 'provisional',
    foldVersion,
    ...(traceId === undefined ? {} : { traceId }),
    metrics: toMetricAnswers(measures, session.currency),
  };
}
