import { metricDefinitions, retentionMetric } from '../../../src/domain/metric-definitions.js';
import type { MetricDefinition } from '../../../src/domain/metrics/metric-definition.js';
import { productOnlyMetrics } from '../../../src/domain/metrics/product.metrics.js';

const shown = [...metricDefinitions, ...productOnlyMetrics, retentionMetric] as const;

/** Every metric the page shows, by its id in the metric contract: of sessions, of products, of minutes of a visit. */
export type MetricId = (typeof shown)[number]['id'];

export const metricIds: readonly MetricId[] = shown.map(({ id }) => id);

const definitions = new Map<MetricId, MetricDefinition>(shown.map((metric) => [metric.id, metric]));

export function definitionOf(id: MetricId): MetricDefinition {
  const found = definitions.get(id);
  if (found === undefined) throw new Error(`There is no metric ${id}`);
  return found;
}
