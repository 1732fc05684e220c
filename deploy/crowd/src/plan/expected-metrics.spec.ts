import { expectedMetrics } from './expected-metrics.js';
import type { Plan, PlannedLine, ViewerStep } from './script.js';

const line = (quantity: number, unitPriceMinor: number): PlannedLine => ({
  ...{ product: 'p0', sku: 'p0s0', priceEpoch: 0 },
  ...{ quantity, unitPriceMinor },
});
const script = (...people: ViewerStep[][]): Plan => ({
  ...{
    caseId: 'tiny',
    seed: 0,
    account: 'A',
    title: 'T',
    medium: 'video',
    currency: 'CNY',
    durationMs: 60_000,
    isSeated: true,
  },
  ...{ brands: [], products: [], host: [] },
  viewers: people.map((steps, person) => ({
    key: `v${person}`,
    guest: false,
    source: { channel: 'followers' },
    steps,
  })),
});

describe('the expected metrics', () => {
  it('count each person once, each view again, and only what is paid for', () => {
    const plan = script(
      [
        { kind: 'enter', atMs: 0, stay: 0 },
        { kind: 'visit', atMs: 1 },
        { kind: 'click', atMs: 2, product: 'p0', surface: 'shelf', twice: true },
        { kind: 'order', atMs: 3, order: 'o1', lines: [line(2, 500)] },
        { kind: 'pay', atMs: 4, order: 'o1', outcome: 'succeeded', twice: true },
        { kind: 'leave', atMs: 5 },
        { kind: 'enter', atMs: 6, stay: 1 },
        { kind: 'visit', atMs: 7 },
        { kind: 'order', atMs: 8, order: 'o2', lines: [line(1, 700), line(1, 300)] },
        { kind: 'pay', atMs: 9, order: 'o2', outcome: 'succeeded' },
      ],
      [
        { kind: 'enter', atMs: 0, stay: 0 },
        { kind: 'like', atMs: 1, count: 9 },
        { kind: 'visit', atMs: 2 },
        { kind: 'order', atMs: 3, order: 'o3', lines: [line(1, 500)] },
        { kind: 'pay', atMs: 4, order: 'o3', outcome: 'failed' },
      ],
    );

    expect(expectedMetrics(plan)).toMatchObject({
      view_pv: { n: 3 },
      viewer_uv: { n: 2 },
      likes: { n: 9 },
      shop_visitors: { n: 2 },
      product_click_uv: { n: 1 },
      orders_placed: { n: 3 },
      orders: { n: 2 },
      buyers: { n: 1 },
      gmv: { n: 2_000 },
      aov: { n: 2_000, d: 1 },
      cvr_shop: { n: 2, d: 2 },
      cvr_viewer: { n: 1, d: 2 },
      new_buyer_order_share: { n: 1, d: 2 },
      pay_rate: { n: 2, d: 3 },
      gpm: { n: 2_000_000, d: 3 },
      pcu: { n: 2, d: null },
      stay_to_end_rate: { n: 1, d: 2 },
    });
  });
});
