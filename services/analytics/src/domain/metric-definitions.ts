import { audienceMetrics } from './metrics/audience.metrics.js';
import { interactionMetrics } from './metrics/interaction.metrics.js';
import type { MetricDefinition } from './metrics/metric-definition.js';
import { salesMetrics } from './metrics/sales.metrics.js';
import { shopMetrics } from './metrics/shop.metrics.js';

/** The metric contract, as data, by what it is about. */
export const metricGroups = {
  audience: audienceMetrics,
  interaction: interactionMetrics,
  shop: shopMetrics,
  sales: salesMetrics,
} as const satisfies Readonly<Record<string, readonly MetricDefinition[]>>;
export type MetricGroup = keyof typeof metricGroups;

export const metricDefinitions = Object.values(metricGroups).flat();

export type MetricId = (typeof metricDefinitions)[number]['id'];
