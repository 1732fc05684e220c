import { count, plain, quotient, share } from './metric-definition.js';
import { words } from './wording.js';

const withPayments = { settles: 'with_payments' } as const;
const withRefunds = { settles: 'with_refunds' } as const;
const paidMoney = { ...withPayments, unit: 'minor' } as const;

export const salesMetrics = [
  count(
    'orders',
    words('Orders (paid)', '支払済み注文数', '支付订单数'),
    words(
      'Orders paid, counted at the minute of payment.',
      '支払いが完了した注文。支払われた分に計上します。',
      '已支付的订单，按支付发生的分钟计。',
    ),
    withPayments,
  ),
  share(
    'pay_rate',
    ['orders', 'orders_placed'],
    words('Paid of placed', '支払率', '支付率'),
    words(
      'Orders paid among the orders placed.',
      '注文のうち支払いが完了したものの割合。',
      '已支付订单占下单数的比例。',
    ),
    withPayments,
  ),
  count(
    'buyers',
    words('Buyers', '購入者数', '支付人数'),
    words('Different viewers with a paid order.', '支払済みの注文がある視聴者の実人数。', '有已支付订单的去重观众数。'),
    withPayments,
  ),
  quotient(
    'cvr_shop',
    ['orders', 'shop_visitors'],
    words('CVR', 'CVR（購入転換率）', '转化率（CVR）'),
    words(
      'Paid orders per shop visitor. Above 100 % only when visitors buy more than once.',
      'ショップ訪問者あたりの支払済み注文数。複数回購入がある場合に限り100 %を超えます。',
      '每位进店观众的支付订单数。仅当有人多次购买时才会超过 100 %。',
    ),
    withPayments,
  ),
  share(
    'cvr_viewer',
    ['buyers', 'viewer_uv'],
    words('CVR by viewers', '視聴者CVR', '观看转化率'),
    words('Buyers per unique viewer.', 'ユニーク視聴者に占める購入者の割合。', '支付人数占观看人数的比例。'),
    withPayments,
  ),
  share(
    'cvr_click',
    ['click_buyers', 'product_click_uv'],
    words('CVR by product clickers', 'クリック者CVR', '点击转化率'),
    words(
      'Buyers who clicked a product, per product clicker.',
      '商品をクリックした人のうち購入した人の割合。',
      '点击商品的观众中支付者的占比。',
    ),
    withPayments,
  ),
  quotient(
    'ctor',
    ['orders', 'product_clicks'],
    words('Click-to-order', 'クリック注文率', '点击成交率'),
    words(
      'Paid orders per product click.',
      '商品クリック1回あたりの支払済み注文数。',
      '每次商品点击带来的支付订单数。',
    ),
    withPayments,
  ),
  plain(
    'gmv',
    'gmv',
    words('GMV', 'GMV（流通総額）', '成交金额（GMV）'),
    words(
      'Amounts paid in this session, before refunds.',
      'この配信で支払われた金額の合計。返金前の金額です。',
      '本场直播的支付金额，未扣除退款。',
    ),
    paidMoney,
  ),
  plain(
    'net_gmv',
    [
      { times: 1, quantity: 'gmv' },
      { times: -1, quantity: 'refunded_amount' },
    ],
    words('GMV net of refunds', '返金控除後GMV', '净成交金额'),
    words(
      'Amounts paid, minus what has been refunded to date.',
      '支払われた金額から、これまでの返金を引いた金額。',
      '支付金额减去迄今的退款。',
    ),
    { ...withRefunds, unit: 'minor' },
  ),
  quotient(
    'aov',
    ['gmv', 'buyers'],
    words('Spend per buyer', '客単価', '客单价'),
    words('GMV per buyer.', '購入者1人あたりのGMV。', '每位支付观众的 GMV。'),
    paidMoney,
  ),
  quotient(
    'gpm',
    [[{ times: 1000, quantity: 'gmv' }], 'view_pv'],
    words('GMV per 1,000 views', '千回視聴あたりGMV', '千次观看成交金额'),
    words('GMV per thousand entries.', '入室1,000回あたりのGMV。', '每一千次进入带来的 GMV。'),
    paidMoney,
  ),
  quotient(
    'uv_value',
    ['gmv', 'viewer_uv'],
    words('GMV per viewer', '視聴者あたりGMV', 'UV价值'),
    words('GMV per unique viewer.', 'ユニーク視聴者1人あたりのGMV。', '每位去重观众带来的 GMV。'),
    paidMoney,
  ),
  share(
    'new_buyer_order_share',
    ['new_buyer_orders', 'orders'],
    words('Orders by first-time buyers', '新規購入者の注文比率', '新客订单占比'),
    words(
      'Share of the paid orders whose buyer had never paid an order of this account before.',
      '支払済み注文のうち、このアカウントで初めて購入した人の注文の割合。',
      '支付订单中，此前从未在本账号支付过的买家所占的比例。',
    ),
    withPayments,
  ),
  share(
    'refund_rate',
    ['refunded_orders', 'orders'],
    words('Refund rate', '返金率', '退款率'),
    words(
      'Paid orders of which money has gone back, in part or whole.',
      '支払済み注文のうち、一部でも返金されたものの割合。',
      '支付订单中发生过（部分或全部）退款的占比。',
    ),
    withRefunds,
  ),
  share(
    'refund_amount_rate',
    ['refunded_amount', 'gmv'],
    words('Refund rate by amount', '返金額の割合', '退款金额占比'),
    words(
      'Money that has gone back, per amount paid.',
      '支払われた金額のうち返金された割合。',
      '退款金额占成交金额的比例。',
    ),
    withRefunds,
  ),
  share(
    'refund_buyer_rate',
    ['refunded_buyers', 'buyers'],
    words('Refund rate by buyers', '返金を受けた購入者の割合', '退款人数占比'),
    words('Buyers to whom money has gone back.', '購入者のうち返金を受けた人の割合。', '支付人数中获得退款者的占比。'),
    withRefunds,
  ),
] as const;
