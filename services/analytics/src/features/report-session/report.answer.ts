import { ApiProperty } from '@nestjs/swagger';
import { SessionMetricsAnswer, toSessionMetrics } from '../../api/session-metrics.answer.js';
import { SessionMinutesAnswer, toSessionMinutes } from '../../api/session-minutes.answer.js';
import type { StayRules } from '../../domain/staying.js';
import { ComparisonAnswer, toComparison } from '../../api/comparison.answer.js';
import { ProductsAnswer, toProducts } from '../../api/products.answer.js';
import { RetentionAnswer, toRetention } from '../../api/retention.answer.js';
import { toTrafficSources, TrafficSourcesAnswer } from '../../api/traffic-sources.answer.js';
import { SessionVersionsAnswer, toSessionVersions } from '../../api/session-versions.answer.js';
import type { SessionReport } from './read-report.handler.js';

/** Everything there is to say about a session, in one answer. */
export class SessionReportAnswer {
  @ApiProperty({ type: SessionMetricsAnswer }) readonly session!: SessionMetricsAnswer;
  @ApiProperty({ type: SessionMinutesAnswer }) readonly minutes!: SessionMinutesAnswer;
  @ApiProperty({ type: ProductsAnswer }) readonly products!: ProductsAnswer;
  @ApiProperty({ type: TrafficSourcesAnswer }) readonly sources!: TrafficSourcesAnswer;
  @ApiProperty({ type: RetentionAnswer }) readonly retention!: RetentionAnswer;
  @ApiProperty({ type: ComparisonAnswer }) readonly comparison!: ComparisonAnswer;
  @ApiProperty({ type: SessionVersionsAnswer }) readonly versions!: SessionVersionsAnswer;
}

export const toReport = (
  { comparison, products, sources, retention, versions }: SessionReport,
  rules: StayRules,
): SessionReportAnswer => ({
  session: toSessionMetrics(comparison.figures),
  minutes: toSessionMinutes(comparison.figures, comparison.figures.minutes),
  products: toProducts(products),
  sources: toTrafficSources(sources.figures, sources.channels),
  retention: toRetention(retention.figures, retention.retention, rules),
  comparison: toComparison(comparison),
  versions: toSessionVersions(versions),
});
