import { audienceMetrics } from './metrics/audience.metrics.js';
import { interactionMetrics } from './metrics/interaction.metrics.js';
import type { MetricDefinition } from './metrics/metric-definition.js';
import { productOnlyMetrics } from './metrics/product.metrics.js';
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

/**
 * What is told of each product, and of each while in which it was explained: the same metrics as of the session, of the
 * facts that are about this product. An order with two products counts with both of them.
 */
const productMetricIds = [
  'product_exposures',
  'product_exposure_uv',
  'product_clicks',
  'product_click_uv',
  'product_ctr',
  'cart_uv',
  'orders_placed',
  'orders',
  'buyers',
  'units',
  'gmv',
  'aov',
  'cvr_click',
  'ctor',
] as const satisfies readonly (MetricId | (typeof productOnlyMetrics)[number]['id'])[];
export type ProductMetricId = (typeof productMetricIds)[number];

/** All that there are, by what is measured. */
export const allMetrics: readonly MetricDefinition[] = [...metricDefinitions, ...productOnlyMetrics];

export const productMetrics = productMetricIds.map(
  (wanted) => allMetrics.find(({ id }) => id === wanted) as MetricDefinition & { readonly id: ProductMetricId },
);
