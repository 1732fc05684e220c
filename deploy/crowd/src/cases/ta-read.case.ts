import type { CaseDefinition } from '../plan/case-definition.js';
import { fashionPhrases } from './fashion-phrases.js';

const minutes = (count: number) => count * 60_000;

/**
 * 她読, fashion media, with the shop by SEE小電舗 (Tencent Live trial, April 2019). Published are the cumulative viewers,
 * the shop visitors, the orders and the CVR; the other totals are plausible ones.
 */
export const taRead: CaseDefinition = {
  kind: 'show',
  id: 'ta-read',
  about: '她読, fashion media: 2 h video, 11,951 views, 6,704 in the shop, 1,228 orders, CVR 18.32 %',
  account: '她読',
  title: '她読 × SEE小電舗 春の着こなし',
  medium: 'video',
  currency: 'CNY',
  durationMs: minutes(120),
  published: [
    { metric: 'view_pv', count: 11_951 },
    { metric: 'shop_visitors', count: 6_704 },
    { metric: 'orders', count: 1_228 },
    { metric: 'cvr_shop', percent: 18.32, decimals: 2 },
  ],
  audience: {
    views: 11_951,
    viewers: 9_286,
    arrivals: [
      { shape: 'push', share: 0.22, atMs: 0, spreadMs: minutes(6) },
      { shape: 'steady', share: 0.46 },
      { shape: 'swell', share: 0.18, atMs: minutes(50), spreadMs: minutes(9) },
      { shape: 'swell', share: 0.14, atMs: minutes(94), spreadMs: minutes(7) },
    ],
    stay: { medianMs: minutes(4.2), sigma: 1.05 },
    guestShare: 0.4,
    dropShare: 0.04,
    vanishShare: 0.1,
    sources: [
      { share: 0.38, channel: 'followers' },
      { share: 0.27, channel: 'push', detail: 'evening notice' },
      { share: 0.21, channel: 'article', detail: 'spring wardrobe' },
      { share: 0.11, channel: 'share' },
      { share: 0.03, channel: 'external' },
    ],
  },
  interaction: {
    comments: 3_412,
    commenters: 1_130,
    likes: 26_480,
    likers: 2_540,
    follows: 1_037,
    shares: 318,
    phrases: fashionPhrases,
  },
  shop: [
    {
      name: 'SEE Select',
      products: [
        {
          title: '羊毛双面呢大衣',
          popularity: 5,
          skus: [
            { title: '驼色', listPriceMinor: 89_900 },
            { title: '黑色', listPriceMinor: 89_900 },
          ],
        },
        {
          title: '法式碎花连衣裙',
          popularity: 9,
          skus: [
            { title: 'S', listPriceMinor: 32_900 },
            { title: 'M', listPriceMinor: 32_900 },
            { title: 'L', listPriceMinor: 32_900 },
          ],
        },
        { title: '真丝衬衫', popularity: 6, skus: [{ title: '象牙白', listPriceMinor: 45_900 }] },
      ],
    },
    {
      name: '木棉造物',
      products: [
        {
          title: '纯棉基础T恤',
          popularity: 12,
          skus: [
            { title: '白色', listPriceMinor: 12_900 },
            { title: '条纹', listPriceMinor: 13_900 },
          ],
        },
        { title: '亚麻阔腿裤', popularity: 6, skus: [{ title: '米色', listPriceMinor: 25_900 }] },
      ],
    },
    {
      name: 'Petit Pas',
      products: [
        {
          title: '小羊皮乐福鞋',
          popularity: 5,
          skus: [
            { title: '37', listPriceMinor: 59_900 },
            { title: '38', listPriceMinor: 59_900 },
          ],
        },
        { title: '通勤托特包', popularity: 7, skus: [{ title: '焦糖色', listPriceMinor: 49_900 }] },
        { title: '珍珠耳环', popularity: 10, skus: [{ title: '一对', listPriceMinor: 16_900 }] },
      ],
    },
  ],
  program: [
    { atMs: minutes(4), do: 'pin', product: 3 },
    { atMs: minutes(18), do: 'pin', product: 1 },
    { atMs: minutes(30), do: 'drop-price', product: 1, percentOff: 15 },
    { atMs: minutes(42), do: 'pin', product: 6 },
    { atMs: minutes(46), do: 'restore-price', product: 1 },
    { atMs: minutes(58), do: 'pin', product: 5 },
    { atMs: minutes(70), do: 'unpin' },
    { atMs: minutes(74), do: 'pin', product: 7 },
    { atMs: minutes(88), do: 'pin', product: 0 },
    { atMs: minutes(92), do: 'drop-price', product: 0, percentOff: 30 },
    { atMs: minutes(112), do: 'unpin' },
  ],
  shopping: {
    visitors: 6_704,
    clickers: 4_115,
    buyers: 1_139,
    orders: 1_228,
    cancelled: 41,
    failed: 23,
    abandoned: 92,
  },
  repeatedShare: 0.03,
};
