import type { CaseDefinition } from '../plan/case-definition.js';
import { fashionPhrases } from './fashion-phrases.js';

const minutes = (count: number) => count * 60_000;

/** Nobody published this one: a small session with everything in it, for trying things out in seconds. */
export const rehearsal: CaseDefinition = {
  kind: 'show',
  id: 'rehearsal',
  about: 'a small invented session with everything in it: 20 min, 600 views, 340 in the shop, 62 orders',
  account: 'Rehearsal',
  title: 'Rehearsal',
  medium: 'video',
  currency: 'CNY',
  durationMs: minutes(20),
  published: [
    { metric: 'view_pv', count: 600 },
    { metric: 'shop_visitors', count: 340 },
    { metric: 'orders', count: 62 },
    { metric: 'cvr_shop', percent: 18.24, decimals: 2 },
  ],
  audience: {
    views: 600,
    viewers: 470,
    arrivals: [
      { shape: 'push', share: 0.3, atMs: 0, spreadMs: minutes(1.5) },
      { shape: 'steady', share: 0.5 },
      { shape: 'swell', share: 0.2, atMs: minutes(12), spreadMs: minutes(2) },
    ],
    stay: { medianMs: minutes(1.5), sigma: 1 },
    guestShare: 0.4,
    dropShare: 0.08,
    vanishShare: 0.1,
    sources: [
      { share: 0.6, channel: 'followers' },
      { share: 0.4, channel: 'push', detail: 'rehearsal notice' },
    ],
  },
  interaction: {
    comments: 210,
    commenters: 80,
    likes: 1_500,
    likers: 140,
    follows: 64,
    shares: 20,
    phrases: fashionPhrases,
  },
  shop: [
    {
      name: 'Kapok',
      products: [
        {
          title: 'T-shirt',
          popularity: 3,
          skus: [
            { title: 'white', listPriceMinor: 12_900 },
            { title: 'striped', listPriceMinor: 13_900 },
          ],
        },
        { title: 'Linen trousers', popularity: 1, skus: [{ title: 'sand', listPriceMinor: 25_900 }] },
        { title: 'Pearl earrings', popularity: 2, skus: [{ title: 'pair', listPriceMinor: 16_900 }] },
      ],
    },
  ],
  program: [
    { atMs: minutes(1), do: 'pin', product: 0 },
    { atMs: minutes(6), do: 'drop-price', product: 0, percentOff: 20 },
    { atMs: minutes(11), do: 'restore-price', product: 0 },
    { atMs: minutes(12), do: 'pin', product: 2 },
    { atMs: minutes(18), do: 'unpin' },
  ],
  shopping: { visitors: 340, clickers: 190, buyers: 55, orders: 62, cancelled: 4, failed: 3, abandoned: 7 },
  repeatedShare: 0.06,
};
