import { audienceMetrics } from './metrics/audience.metrics.js';
import { dayOnlyMetrics } from './metrics/day.metrics.js';
import { interactionMetrics } from './metrics/interaction.metrics.js';
import { type MetricDefinition, share } from './metrics/metric-definition.js';
import { productOnlyMetrics } from './metrics/product.metrics.js';
import { salesMetrics } from './metrics/sales.metrics.js';
import { shopMetrics } from './metrics/shop.metrics.js';
import { words } from './metrics/wording.js';

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

/** Told of each minute after a viewer came. */
export const retentionMetric = share(
  'retention',
  ['still_there', 'there_so_long_ago'],
  words('Still watching', '視聴継続率', '观众留存率'),
  words(
    'Viewers who were still there so many minutes after they came, of those who came at least so long ago. Absences up to the reconnect grace are none.',
    '入室からその分数が経ってもまだ視聴していた人の割合。それだけ前に入室した人だけを数え、再接続の猶予以内の離席は離席とみなしません。',
    '进入后满该分钟数时仍在观看的观众占比；只计至少在该分钟数之前进入的观众，未超过重连宽限的离开不算离开。',
  ),
  { parameters: ['reconnect_grace_seconds'] },
);

/** All that there are. */
export const allMetrics: readonly MetricDefinition[] = [
  ...metricDefinitions,
  ...productOnlyMetrics,
  ...dayOnlyMetrics,
  retentionMetric,
];

/** Told of each of an account's days: all that is told of a session, but for who is there at one moment. */
export const dayMetrics: readonly MetricDefinition[] = [
  ...dayOnlyMetrics,
  ...metricDefinitions.filter(({ id }) => id !== 'online_now'),
];

export const productMetrics = productMetricIds.map(
  (wanted) => allMetrics.find(({ id }) => id === wanted) as MetricDefinition & { readonly id: ProductMetricId },
);
