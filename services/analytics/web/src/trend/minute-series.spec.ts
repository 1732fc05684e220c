import type { MinuteItem } from '../measurement/measurement.js';
import { lastMinuteOf, trendSeries } from './minute-series.js';

const minutes = new Map<number, MinuteItem>([
  [0, { minute: 0, metrics: { view_pv: 40 } }],
  [1, { minute: 1, metrics: { view_pv: 20, shop_visitors: 10, orders: 1 } }],
  [3, { minute: 3, metrics: { shop_visitors: 10, orders: 4 } }],
]);

describe('the points of the trend', () => {
  it('are there for every minute, quiet ones too', () => {
    expect(trendSeries(minutes, 4, 1).map(({ viewers }) => viewers)).toEqual([40, 20, 0, 0, 0]);
  });

  it('accumulate the conversion, and have none before the first shop visit', () => {
    expect(trendSeries(minutes, 4, 1).map(({ cvr }) => cvr)).toEqual([null, 0.1, 0.1, 0.25, 0.25]);
  });

  it('lose nothing in coarser steps', () => {
    expect(trendSeries(minutes, 5, 5)).toEqual([
      { minute: 0, viewers: 60, visitors: 20, orders: 5, cvr: 0.25 },
      { minute: 5, viewers: 0, visitors: 0, orders: 0, cvr: 0.25 },
    ]);
  });

  it('are none before the session has begun', () => {
    expect(trendSeries(new Map(), -1, 1)).toEqual([]);
  });

  it('reach as far as the facts or the session, whichever is later', () => {
    expect([lastMinuteOf(minutes, 2), lastMinuteOf(minutes, 9), lastMinuteOf(new Map(), null)]).toEqual([3, 9, -1]);
  });

  it('do not reach to a refund of weeks later', () => {
    const refunded = new Map([...minutes, [20_000, { minute: 20_000, metrics: { net_gmv: -500 } }] as const]);
    expect(lastMinuteOf(refunded, 3)).toBe(3);
  });
});
