import type { CaseDefinition } from '../plan/case-definition.js';

const minutes = (count: number) => count * 60_000;

/**
 * Alex大叔, astrology, on the network WeStock (Tencent Live trial, April 2019). Published are two shares: of the orders by
 * buyers new to the shop, and of those who stayed from start to end; the counts are plausible ones.
 */
export const alex: CaseDefinition = {
  kind: 'show',
  id: 'alex',
  about: 'Alex大叔, astrology: 1 h audio, at least 86 % of the orders by first-time buyers, 30 % stayed',
  account: 'Alex大叔',
  title: 'Alex大叔 聽星座 × WeStock',
  medium: 'audio',
  currency: 'CNY',
  durationMs: minutes(60),
  usualSpeed: 20,
  published: [
    { metric: 'new_buyer_order_share', atLeastPercent: 86 },
    { metric: 'stay_to_end_rate', percent: 30, decimals: 0 },
  ],
  audience: {
    views: 1_790,
    viewers: 1_640,
    arrivals: [{ shape: 'steady', share: 1 }],
    seating: { staying: 492, seats: 96, peakAtMs: minutes(24) },
    stay: { medianMs: minutes(1.3), sigma: 0.5 },
    guestShare: 0.35,
    dropShare: 0.05,
    vanishShare: 0.08,
    sources: [
      { share: 0.62, channel: 'followers' },
      { share: 0.25, channel: 'article', detail: 'your week in the stars' },
      { share: 0.13, channel: 'share' },
    ],
  },
  interaction: {
    comments: 1_012,
    commenters: 330,
    likes: 3_860,
    likers: 470,
    follows: 388,
    shares: 121,
    phrases: [
      '天蠍座報到',
      '大叔講講雙魚',
      '太準了吧',
      '水逆什麼時候結束',
      '處女座想換工作',
      '聲音好好聽',
      '這個水晶適合什麼星座',
      '獅子座路過',
      '上週說的都應驗了',
      '下次講感情運',
      '晚上好～',
      '已下單',
    ],
  },
  shop: [
    {
      name: 'WeStock 生活',
      products: [
        {
          title: '十二星座手鏈',
          popularity: 9,
          skus: [
            { title: '火象', listPriceMinor: 16_900 },
            { title: '水象', listPriceMinor: 16_900 },
          ],
        },
        { title: '星空投影燈', popularity: 5, skus: [{ title: '標準', listPriceMinor: 22_900 }] },
        { title: '星座日曆', popularity: 7, skus: [{ title: '精裝', listPriceMinor: 6_900 }] },
      ],
    },
  ],
  program: [
    { atMs: minutes(6), do: 'pin', product: 2 },
    { atMs: minutes(20), do: 'pin', product: 0 },
    { atMs: minutes(27), do: 'drop-price', product: 0, percentOff: 10 },
    { atMs: minutes(44), do: 'restore-price', product: 0 },
    { atMs: minutes(46), do: 'pin', product: 1 },
    { atMs: minutes(57), do: 'unpin' },
  ],
  shopping: { visitors: 402, clickers: 318, buyers: 188, orders: 214, cancelled: 6, failed: 5, abandoned: 11 },
  repeatedShare: 0.04,
};
