/** Every count that is a sum over partitions and minutes, by the id under which it is shown and stored. */
export const countNames = [
  'view_pv',
  'viewer_uv',
  'comments',
  'likes',
  'new_followers',
  'shop_visitors',
  'product_click_uv',
  'orders_placed',
  'orders',
  'buyers',
  'gmv',
  'new_buyer_orders',
] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Readonly<Record<CountName, number>>;

export const noCounts = (): Record<CountName, number> => ({
  view_pv: 0,
  viewer_uv: 0,
  comments: 0,
  likes: 0,
  new_followers: 0,
  shop_visitors: 0,
  product_click_uv: 0,
  orders_placed: 0,
  orders: 0,
  buyers: 0,
  gmv: 0,
  new_buyer_orders: 0,
});

export function addCounts(to: Record<CountName, number>, more: Partial<Counts>): void {
  // Most additions are of one count or two, and there are very many of them.
  for (const name in more) to[name as CountName] += more[name as CountName] ?? 0;
}
