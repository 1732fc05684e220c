import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { mediums } from '@shopcast/contracts';
import { pageOf } from '@shopcast/http';
import { instantOrNull } from '../../api/instant.js';
import { MetricAnswer, toMetricAnswers } from '../../api/metric.answer.js';
import { figuresStates } from '../../api/session-metrics.answer.js';
import { sessionStates } from '../../domain/live-session.js';
import type { ListedSession } from './list-dashboard-sessions.handler.js';

@ApiExtraModels(MetricAnswer)
export class DashboardSessionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly sessionId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ example: 'Spring handbags' }) readonly title!: string;
  @ApiProperty({ enum: mediums }) readonly medium!: string;
  @ApiProperty({ enum: sessionStates }) readonly sessionState!: string;
  @ApiProperty({ type: 'integer', example: 1 }) readonly timeScale!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly endedAt!: string | null;
  @ApiProperty({ enum: figuresStates }) readonly state!: (typeof figuresStates)[number];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(MetricAnswer) },
    description: 'By metric id',
  })
  readonly metrics!: Readonly<Record<string, MetricAnswer>>;
}

export class DashboardSessionPage extends pageOf(DashboardSessionAnswer) {}

export const toDashboardSession = ({ session, final, metrics }: ListedSession): DashboardSessionAnswer => ({
  sessionId: session.sessionId,
  accountId: session.accountId,
  title: session.title,
  medium: session.medium,
  sessionState: session.state,
  timeScale: session.timeScale,
  startedAt: instantOrNull(session.startedAtMs),
  endedAt: instantOrNull(session.endedAtMs),
  state: final ? 'ok' : 'provisional',
  metrics: toMetricAnswers(metrics, session.currency),
});
