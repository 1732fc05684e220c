import { metricDefinitions, type MetricId } from '../../../src/domain/metric-definitions.js';
import type { MetricDefinition } from '../../../src/domain/metrics/metric-definition.js';

export type { MetricId };

/** Every metric the page shows, by its id in the metric contract. */
export const metricIds: readonly MetricId[] = metricDefinitions.map(({ id }) => id);

const definitions = new Map<MetricId, MetricDefinition>(metricDefinitions.map((metric) => [metric.id, metric]));

export function definitionOf(id: MetricId): MetricDefinition {
  const found = definitions.get(id);
  if (found === undefined) throw new Error(`There is no metric ${id}`);
  return found;
}
