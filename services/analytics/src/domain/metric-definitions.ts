import type { CountName } from './counts.js';

/** What metrics are made of: the counts, and three quantities that come from presence. */
export type QuantityName = CountName | 'online_now' | 'pcu' | 'watch_seconds';

export const units = ['count', 'ratio', 'minor', 'seconds'] as const;
export type Unit = (typeof units)[number];

/**
 * What a minute shows under the metric's id: what happened in the minute (minutes add up to the session), how it was at
 * its end, its highest, or the session's value had it been read at its end: a rate of one minute could exceed 100 %.
 */
export const perMinuteKinds = ['in_minute', 'at_end', 'peak', 'so_far'] as const;
export type PerMinute = (typeof perMinuteKinds)[number];

/** A metric, defined once: the fold, the API, the pages and the documents all read it from here. */
export interface MetricDefinition {
  /** Never changes its meaning: a changed definition is a new version. */
  readonly id: string;
  readonly version: number;
  readonly names: { readonly en: string; readonly ja: string; readonly zh: string };
  readonly unit: Unit;
  /** Numerator. */
  readonly n: QuantityName;
  /** Denominator; null for plain counts. */
  readonly d: QuantityName | null;
  /** Whether n counts some of what d counts, so that n above d only means that d is still being folded. */
  readonly partOfWhole: boolean;
  readonly perMinute: PerMinute;
  readonly meaning: string;
}

type Names = readonly [en: string, ja: string, zh: string];

const metric = <Id extends string>(
  id: Id,
  [en, ja, zh]: Names,
  meaning: string,
  rest: Pick<MetricDefinition, 'unit' | 'n'> & Partial<Pick<MetricDefinition, 'd' | 'partOfWhole' | 'perMinute'>>,
) =>
  ({
    id,
    version: 1,
    names: { en, ja, zh },
    d: null,
    partOfWhole: false,
    perMinute: 'in_minute',
    ...rest,
    meaning,
  }) as const;

const count = <Id extends CountName>(id: Id, names: Names, meaning: string) =>
  metric(id, names, meaning, { unit: 'count', n: id });

const rate = { unit: 'ratio', perMinute: 'so_far' } as const;

export const metricDefinitions = [
  count('view_pv', ['Cumulative viewers', '延べ視聴者数', '观看人次'], 'Enters; coming back counts again.'),
  count('viewer_uv', ['Unique viewers', 'ユニーク視聴者数', '观看人数'], 'Distinct viewers who entered.'),
  metric(
    'online_now',
    ['Watching now', '視聴中', '在线人数'],
    'Distinct viewers present; one with two devices is one.',
    {
      unit: 'count',
      n: 'online_now',
      perMinute: 'at_end',
    },
  ),
  metric(
    'pcu',
    ['Peak concurrent viewers', '最大同時視聴者数', '最高在线人数'],
    'Highest number of viewers present, looked at whenever it changed.',
    {
      unit: 'count',
      n: 'pcu',
      perMinute: 'peak',
    },
  ),
  metric(
    'avg_watch_seconds',
    ['Average watch time', '平均視聴時間', '人均观看时长'],
    'Seconds watched, including by viewers still present, per unique viewer.',
    {
      unit: 'seconds',
      n: 'watch_seconds',
      d: 'viewer_uv',
      perMinute: 'so_far',
    },
  ),
  count('comments', ['Comments', 'コメント（弾幕）', '弹幕数'], 'Comments shown to the room.'),
  count('likes', ['Likes', 'いいね', '点赞数'], 'Taps on like.'),
  count(
    'new_followers',
    ['New followers', '新規フォロワー', '新增关注'],
    'Viewers who began to follow the account in the room.',
  ),
  count(
    'shop_visitors',
    ['Shop visitors', 'ショップ訪問者数', '进店人数'],
    'Distinct viewers who opened the shop from the session; who orders has been there.',
  ),
  count(
    'product_click_uv',
    ['Product clickers', '商品クリック人数', '商品点击人数'],
    'Distinct viewers who opened a product.',
  ),
  count('orders_placed', ['Orders placed', '注文数', '下单数'], 'Orders placed from the session, paid or not.'),
  count('orders', ['Orders (paid)', '支払済み注文数', '支付订单数'], 'Paid orders, at the minute of payment.'),
  count('buyers', ['Buyers', '購入者数', '支付人数'], 'Distinct viewers with a paid order.'),
  metric(
    'cvr_shop',
    ['CVR', 'CVR（購入転換率）', '转化率（CVR）'],
    'Paid orders per shop visitor; above 100 % only when visitors buy twice.',
    {
      ...rate,
      n: 'orders',
      d: 'shop_visitors',
    },
  ),
  metric('cvr_viewer', ['CVR by viewers', '視聴者CVR', '观看转化率'], 'Buyers among the unique viewers.', {
    ...rate,
    n: 'buyers',
    d: 'viewer_uv',
    partOfWhole: true,
  }),
  metric(
    'gmv',
    ['GMV', 'GMV（流通総額）', '成交金额（GMV）'],
    'Paid amounts, in minor units of the session’s currency.',
    { unit: 'minor', n: 'gmv' },
  ),
  metric('aov', ['Spend per buyer', '客単価', '客单价'], 'GMV per buyer.', {
    unit: 'minor',
    n: 'gmv',
    d: 'buyers',
    perMinute: 'so_far',
  }),
  metric(
    'new_buyer_order_share',
    ['Orders by first-time buyers', '新規購入者の注文比率', '新客订单占比'],
    'Paid orders by buyers without an earlier paid order in this account.',
    {
      ...rate,
      n: 'new_buyer_orders',
      d: 'orders',
      partOfWhole: true,
    },
  ),
] as const satisfies readonly MetricDefinition[];

export type MetricId = (typeof metricDefinitions)[number]['id'];
