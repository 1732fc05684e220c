/** Every metric the page shows, by its id in the metric contract. */
export const metricIds = [
  'view_pv',
  'viewer_uv',
  'online_now',
  'pcu',
  'avg_watch_seconds',
  'comments',
  'likes',
  'new_followers',
  'shop_visitors',
  'product_click_uv',
  'orders_placed',
  'orders',
  'buyers',
  'cvr_shop',
  'cvr_viewer',
  'gmv',
  'aov',
  'new_buyer_order_share',
] as const;
export type MetricId = (typeof metricIds)[number];

/** The unit of the numerator of each metric that is a quotient; its denominator is always a count. */
export const numeratorUnits = {
  avg_watch_seconds: 'seconds',
  cvr_shop: 'count',
  cvr_viewer: 'count',
  aov: 'minor',
  new_buyer_order_share: 'count',
} as const satisfies Partial<Record<MetricId, 'count' | 'seconds' | 'minor'>>;
export type QuotientId = keyof typeof numeratorUnits;

export function isQuotient(id: MetricId): id is QuotientId {
  return id in numeratorUnits;
}
