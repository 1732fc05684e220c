import type { CaseDefinition } from '../plan/case-definition.js';

const minutes = (count: number) => count * 60_000;

/**
 * 女神進化論, women's lifestyle, on the network WeStock (Tencent Live trial, April 2019). Published are new readers, the peak,
 * the comments, the share of those who stayed from start to end, and the CVR; the counts behind the shares are plausible.
 */
export const goddess: CaseDefinition = {
  kind: 'show',
  id: 'goddess',
  about: '女神進化論, lifestyle: 1 h video, 4,214 new followers, peak 1,363, 1,553 comments, 28 % stayed, CVR 48.5 %',
  account: '女神進化論',
  title: '女神進化論 × WeStock 換季保養直播',
  medium: 'video',
  currency: 'CNY',
  durationMs: minutes(60),
  usualSpeed: 20,
  published: [
    { metric: 'new_followers', count: 4_214 },
    { metric: 'pcu', count: 1_363 },
    { metric: 'comments', count: 1_553 },
    { metric: 'stay_to_end_rate', percent: 28, decimals: 0 },
    { metric: 'cvr_shop', percent: 48.5, decimals: 1 },
  ],
  audience: {
    views: 4_470,
    viewers: 4_230,
    arrivals: [{ shape: 'steady', share: 1 }],
    seating: { staying: 1_170, seats: 193, peakAtMs: minutes(38) },
    stay: { medianMs: minutes(1.2), sigma: 0.5 },
    guestShare: 0.4,
    dropShare: 0.04,
    vanishShare: 0.08,
    sources: [
      { share: 0.44, channel: 'article', detail: 'what to wear in April' },
      { share: 0.31, channel: 'push', detail: 'tonight at eight' },
      { share: 0.17, channel: 'share' },
      { share: 0.08, channel: 'external' },
    ],
  },
  interaction: {
    comments: 1_553,
    commenters: 540,
    likes: 9_420,
    likers: 1_120,
    follows: 4_214,
    shares: 264,
    phrases: [
      '女神今天好美',
      '換季過敏怎麼辦',
      '求同款口紅色號',
      '敏感肌可以用嗎',
      '已關注！',
      '剛剛那個再說一次',
      '油皮推薦哪款',
      '價格太香了',
      '第一次看直播就下單了',
      '可以孕婦用嗎',
      '哈哈哈哈',
      '一套多少錢',
      '順序是先精華還是先乳液',
      '姐妹們衝',
      'Love this one',
    ],
  },
  shop: [
    {
      name: 'WeStock 美妝',
      products: [
        {
          title: '修護精華露',
          popularity: 9,
          skus: [
            { title: '30 ml', listPriceMinor: 29_900 },
            { title: '50 ml', listPriceMinor: 43_900 },
          ],
        },
        { title: '氨基酸潔面', popularity: 8, skus: [{ title: '120 g', listPriceMinor: 8_900 }] },
        { title: '防曬乳 SPF50', popularity: 10, skus: [{ title: '60 ml', listPriceMinor: 13_900 }] },
      ],
    },
    {
      name: 'WeStock 居家',
      products: [
        { title: '真絲眼罩', popularity: 4, skus: [{ title: '淡粉', listPriceMinor: 11_900 }] },
        { title: '香薰蠟燭', popularity: 5, skus: [{ title: '白茶', listPriceMinor: 15_900 }] },
      ],
    },
  ],
  program: [
    { atMs: minutes(4), do: 'pin', product: 2 },
    { atMs: minutes(16), do: 'pin', product: 0 },
    { atMs: minutes(20), do: 'drop-price', product: 0, percentOff: 20 },
    { atMs: minutes(34), do: 'pin', product: 1 },
    { atMs: minutes(36), do: 'restore-price', product: 0 },
    { atMs: minutes(47), do: 'pin', product: 4 },
    { atMs: minutes(56), do: 'unpin' },
  ],
  shopping: { visitors: 1_000, clickers: 812, buyers: 441, orders: 485, cancelled: 12, failed: 9, abandoned: 26 },
  repeatedShare: 0.03,
};
