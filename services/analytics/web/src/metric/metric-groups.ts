import type { MetricId } from '../measurement/metric-id.js';

export type MetricGroup = 'audience' | 'interaction' | 'shop' | 'sales';

/** Where each metric stands on the session page; the first of a group leads it. The headline stands alone. */
export const metricGroups: Readonly<Record<MetricGroup, readonly MetricId[]>> = {
  audience: ['online_now', 'pcu', 'view_pv', 'viewer_uv', 'avg_watch_seconds'],
  interaction: ['comments', 'likes', 'new_followers'],
  shop: ['shop_visitors', 'product_click_uv', 'orders_placed'],
  sales: ['gmv', 'orders', 'buyers', 'aov', 'cvr_viewer', 'new_buyer_order_share'],
};

export const headlineMetric = 'cvr_shop' satisfies MetricId;
