import type { CountName } from '../counts.js';
import { type Wording, words } from './wording.js';

/** What metrics are made of: the counts, and quantities that come from presence. */
export type QuantityName =
  | CountName
  | 'product_exposures'
  | 'still_there'
  | 'there_so_long_ago'
  | 'units'
  | 'sessions'
  | 'online_now'
  | 'pcu'
  | 'watch_seconds'
  | 'live_watch_seconds'
  | 'live_seconds'
  | 'long_stays'
  | 'stayers';

export const quantityUnits = ['count', 'minor', 'seconds'] as const;
export type QuantityUnit = (typeof quantityUnits)[number];

export interface Quantity {
  readonly unit: QuantityUnit;
  /** As it is called where a metric tells what it is made of. */
  readonly words: Wording;
}

const counted = (en: string, ja: string, zh: string): Quantity => ({ unit: 'count', words: words(en, ja, zh) });
const amount = (en: string, ja: string, zh: string): Quantity => ({ unit: 'minor', words: words(en, ja, zh) });
const seconds = (en: string, ja: string, zh: string): Quantity => ({ unit: 'seconds', words: words(en, ja, zh) });

export const quantities: Readonly<Record<QuantityName, Quantity>> = {
  view_pv: counted('views', '入室', '观看人次'),
  viewer_uv: counted('unique viewers', 'ユニーク視聴者数', '观看人数'),
  non_followers: counted('viewers who did not follow yet', 'フォローしていなかった視聴者数', '进入时未关注的观看人数'),
  online_now: counted('viewers', '視聴者', '在线人数'),
  pcu: counted('viewers', '視聴者', '在线人数'),
  watch_seconds: seconds('seconds watched', '視聴秒数の合計', '累计观看秒数'),
  live_watch_seconds: seconds('seconds watched while live', '配信中の視聴秒数の合計', '直播中的累计观看秒数'),
  sessions: counted('sessions', '配信', '直播场次'),
  live_seconds: seconds('seconds live', '配信秒数', '直播秒数'),
  long_stays: counted('stays over a minute', '1分を超える滞在', '停留超过1分钟的次数'),
  stayers: counted('viewers there from start to end', '最初から最後まで視聴した人数', '从头看到尾的人数'),
  still_there: counted('viewers still there', 'まだ視聴していた人数', '仍在观看的人数'),
  there_so_long_ago: counted('viewers who came so long ago', 'それだけ前に入室した人数', '在该时长之前进入的人数'),
  comments: counted('comments', 'コメント', '弹幕'),
  commenters: counted('viewers who commented', 'コメントした視聴者数', '发弹幕人数'),
  likes: counted('likes', 'いいね', '点赞'),
  likers: counted('viewers who liked', '「いいね」した視聴者数', '点赞人数'),
  interactors: counted('viewers who interacted', '交流した視聴者数', '互动人数'),
  new_followers: counted('new followers', '新規フォロワー', '新增关注'),
  shares: counted('shares', 'シェア', '分享'),
  product_exposures: counted('product impressions', '商品表示回数', '商品曝光次数'),
  product_exposure_uv: counted('viewers shown a product', '商品を見た視聴者数', '商品曝光人数'),
  product_exposure_uv_pinned: counted('viewers shown the pinned card', 'ピン商品を見た視聴者数', '讲解卡曝光人数'),
  product_exposure_uv_shelf: counted('viewers shown the shelf', '商品棚を見た視聴者数', '购物袋曝光人数'),
  product_click_uv: counted('product clickers', '商品クリック人数', '商品点击人数'),
  product_click_uv_pinned: counted('clickers of the pinned card', 'ピン商品のクリック人数', '讲解卡点击人数'),
  product_click_uv_shelf: counted('clickers of the shelf', '商品棚のクリック人数', '购物袋点击人数'),
  product_clicks: counted('product clicks', '商品クリック数', '商品点击次数'),
  shop_visitors: counted('shop visitors', 'ショップ訪問者', '进店人数'),
  cart_uv: counted('viewers who added to the cart', 'カートに入れた視聴者数', '加购人数'),
  orders_placed: counted('orders placed', '注文', '下单'),
  orders: counted('orders', '支払済み注文', '支付订单'),
  buyers: counted('buyers', '購入者数', '支付人数'),
  click_buyers: counted('buyers who clicked a product', '商品をクリックした購入者数', '点击商品的支付人数'),
  units: counted('units sold', '販売点数', '成交件数'),
  gmv: amount('GMV', 'GMV', 'GMV'),
  new_buyer_orders: counted('orders by first-time buyers', '新規購入者の注文', '新客订单'),
  refunded_orders: counted('refunded orders', '返金された注文', '退款订单'),
  refunded_buyers: counted('buyers refunded', '返金を受けた購入者数', '退款人数'),
  refunded_amount: amount('refunds', '返金額', '退款金额'),
};
