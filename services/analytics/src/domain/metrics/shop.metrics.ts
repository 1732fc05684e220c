import { count, share } from './metric-definition.js';
import { words } from './wording.js';

export const shopMetrics = [
  count(
    'product_exposure_uv',
    words('Product seen', '商品表示人数', '商品曝光人数'),
    words(
      'Different viewers who were shown a product, on the pinned card or on the shelf.',
      'ピン商品または商品棚で商品を見た視聴者の実人数。',
      '在讲解卡或购物袋看到商品的去重观众数。',
    ),
  ),
  count(
    'product_exposure_uv_pinned',
    words('Pinned card seen', 'ピン商品の表示人数', '讲解卡曝光人数'),
    words(
      'Different viewers who were shown a product on the pinned card.',
      'ピン留めされた商品を見た視聴者の実人数。',
      '看到讲解卡的去重观众数。',
    ),
  ),
  count(
    'product_exposure_uv_shelf',
    words('Shelf seen', '商品棚の表示人数', '购物袋曝光人数'),
    words(
      'Different viewers who were shown a product on the shelf.',
      '商品棚で商品を見た視聴者の実人数。',
      '在购物袋看到商品的去重观众数。',
    ),
  ),
  count(
    'product_click_uv',
    words('Product clickers', '商品クリック人数', '商品点击人数'),
    words('Different viewers who clicked a product.', '商品をクリックした視聴者の実人数。', '点击商品的去重观众数。'),
  ),
  count(
    'product_click_uv_pinned',
    words('Pinned card clickers', 'ピン商品のクリック人数', '讲解卡点击人数'),
    words(
      'Different viewers who clicked the pinned card.',
      'ピン留めされた商品をクリックした視聴者の実人数。',
      '点击讲解卡的去重观众数。',
    ),
  ),
  count(
    'product_click_uv_shelf',
    words('Shelf clickers', '商品棚のクリック人数', '购物袋点击人数'),
    words(
      'Different viewers who clicked a product on the shelf.',
      '商品棚の商品をクリックした視聴者の実人数。',
      '点击购物袋商品的去重观众数。',
    ),
  ),
  share(
    'product_ctr',
    ['product_click_uv', 'product_exposure_uv'],
    words('Product click rate', '商品クリック率', '商品点击率'),
    words(
      'Product clickers among those who were shown a product.',
      '商品を見た視聴者のうちクリックした人の割合。',
      '看到商品的观众中点击者的占比。',
    ),
  ),
  share(
    'product_ctr_pinned',
    ['product_click_uv_pinned', 'product_exposure_uv_pinned'],
    words('Pinned card click rate', 'ピン商品のクリック率', '讲解卡点击率'),
    words(
      'Clickers of the pinned card among those who were shown it.',
      'ピン商品を見た視聴者のうちクリックした人の割合。',
      '看到讲解卡的观众中点击者的占比。',
    ),
  ),
  share(
    'product_ctr_shelf',
    ['product_click_uv_shelf', 'product_exposure_uv_shelf'],
    words('Shelf click rate', '商品棚のクリック率', '购物袋点击率'),
    words(
      'Clickers of the shelf among those who were shown a product on it.',
      '商品棚で商品を見た視聴者のうちクリックした人の割合。',
      '在购物袋看到商品的观众中点击者的占比。',
    ),
  ),
  count(
    'shop_visitors',
    words('Shop visitors', 'ショップ訪問者数', '进店人数'),
    words(
      'Different viewers who opened the shop from this session; who orders has been there.',
      'この配信からショップを開いた視聴者の実人数。注文した人は訪問したものと数えます。',
      '从本场直播进入店铺的去重观众数；下单者视为已进店。',
    ),
  ),
  share(
    'shop_visit_rate',
    ['shop_visitors', 'viewer_uv'],
    words('Shop-visit rate', 'ショップ訪問率', '进店率'),
    words(
      'Shop visitors among the unique viewers.',
      'ユニーク視聴者に占めるショップ訪問者の割合。',
      '进店人数占观看人数的比例。',
    ),
  ),
  share(
    'cart_rate',
    ['cart_uv', 'shop_visitors'],
    words('Added to cart', 'カート追加率', '加购率'),
    words(
      'Shop visitors who put something into the cart.',
      'ショップ訪問者のうち商品をカートに入れた人の割合。',
      '进店观众中加购者的占比。',
    ),
  ),
  count(
    'orders_placed',
    words('Orders placed', '注文数', '下单数'),
    words(
      'Orders placed from this session, paid or not.',
      'この配信からの注文。未払いのものも含みます。',
      '从本场直播下的订单，不论是否支付。',
    ),
  ),
] as const;
