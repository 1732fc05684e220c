import { plain } from './metric-definition.js';
import { words } from './wording.js';

/** Metrics that there are of products only: of a session they would tell little. */
export const productOnlyMetrics = [
  plain(
    'product_exposures',
    'product_exposures',
    words('Product impressions', '商品表示回数', '商品曝光次数'),
    words(
      'How often the product was shown to viewers, on the pinned card or on the shelf.',
      'ピン商品または商品棚で、商品が視聴者に表示された回数。',
      '商品在讲解卡或购物袋向观众展示的次数。',
    ),
  ),
  plain(
    'product_clicks',
    'product_clicks',
    words('Product clicks', '商品クリック数', '商品点击次数'),
    words('How often viewers opened the product.', '視聴者が商品を開いた回数。', '观众打开商品的次数。'),
  ),
  plain(
    'cart_uv',
    'cart_uv',
    words('Put into the cart', 'カート追加人数', '加购人数'),
    words(
      'Different viewers who put the product into the cart.',
      '商品をカートに入れた視聴者の実人数。',
      '把商品加入购物车的去重观众数。',
    ),
  ),
  plain(
    'units',
    'units',
    words('Units sold', '販売点数', '成交件数'),
    words(
      'Units in paid orders; gifts are not sold.',
      '支払済みの注文に含まれる点数。おまけは含みません。',
      '已支付订单中的件数，不含赠品。',
    ),
    { settles: 'with_payments' },
  ),
] as const;
