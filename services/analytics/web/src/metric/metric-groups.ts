import type { MetricGroup, MetricId } from '../../../src/domain/metric-definitions.js';

export type { MetricGroup };

/** What hangs on the wall of each group, its leader first. The headline stands alone. */
export const wallMetrics: Readonly<Record<MetricGroup, readonly MetricId[]>> = {
  audience: ['online_now', 'pcu', 'view_pv', 'viewer_uv', 'avg_watch_seconds'],
  interaction: ['comments', 'likes', 'new_followers'],
  shop: ['shop_visitors', 'product_click_uv', 'orders_placed'],
  sales: ['gmv', 'orders', 'buyers', 'aov', 'cvr_viewer', 'new_buyer_order_share'],
};

export const headlineMetric = 'cvr_shop' satisfies MetricId;
