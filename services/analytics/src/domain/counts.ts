/** Every count that is a sum over partitions and minutes, by the name under which it is stored. */
export const countNames = [
  'view_pv',
  'viewer_uv',
  'non_followers',
  'comments',
  'commenters',
  'likes',
  'likers',
  'interactors',
  'new_followers',
  'shares',
  'product_exposure_uv',
  'product_exposure_uv_pinned',
  'product_exposure_uv_shelf',
  'product_click_uv',
  'product_click_uv_pinned',
  'product_click_uv_shelf',
  'product_clicks',
  'shop_visitors',
  'cart_uv',
  'orders_placed',
  'orders',
  'buyers',
  'click_buyers',
  'gmv',
  'new_buyer_orders',
  'refunded_orders',
  'refunded_buyers',
  'refunded_amount',
] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Readonly<Record<CountName, number>>;

export const noCounts = (): Record<CountName, number> => ({
  view_pv: 0,
  viewer_uv: 0,
  non_followers: 0,
  comments: 0,
  commenters: 0,
  likes: 0,
  likers: 0,
  interactors: 0,
  new_followers: 0,
  shares: 0,
  product_exposure_uv: 0,
  product_exposure_uv_pinned: 0,
  product_exposure_uv_shelf: 0,
  product_click_uv: 0,
  product_click_uv_pinned: 0,
  product_click_uv_shelf: 0,
  product_clicks: 0,
  shop_visitors: 0,
  cart_uv: 0,
  orders_placed: 0,
  orders: 0,
  buyers: 0,
  click_buyers: 0,
  gmv: 0,
  new_buyer_orders: 0,
  refunded_orders: 0,
  refunded_buyers: 0,
  refunded_amount: 0,
});

export function addCounts(to: Record<CountName, number>, more: Partial<Counts>): void {
  // Most additions are of one count or two, and there are very many of them.
  for (const name in more) to[name as CountName] += more[name as CountName] ?? 0;
}
