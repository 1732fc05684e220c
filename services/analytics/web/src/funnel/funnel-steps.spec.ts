import type { MetricId } from '../measurement/metric-id.js';
import type { MetricValue } from '../measurement/measurement.js';
import { funnelOf } from './funnel-steps.js';

const counted = (counts: Partial<Record<MetricId, number>>) => ({
  metrics: Object.fromEntries(
    Object.entries(counts).map(([id, n]) => [id, { n, d: null, value: n, unit: 'count', state: 'ok' }]),
  ) as Partial<Record<MetricId, MetricValue>>,
});

describe('the funnel', () => {
  it('goes from coming in to having paid, each step with its share of the widest', () => {
    const all = { viewer_uv: 200, shop_visitors: 100, product_exposure_uv: 80, product_click_uv: 40, buyers: 10 };
    const steps = funnelOf(counted({ ...all, cart_rate: 20 }));

    expect(steps.map(({ id, people, share }) => [id, people, share])).toEqual([
      ['viewer_uv', 200, 1],
      ['shop_visitors', 100, 0.5],
      ['product_exposure_uv', 80, 0.4],
      ['product_click_uv', 40, 0.2],
      ['cart_rate', 20, 0.1],
      ['buyers', 10, 0.05],
    ]);
  });

  it('leaves out what was not measured, and shows what nobody has reached yet', () => {
    const steps = funnelOf(counted({ viewer_uv: 3, shop_visitors: 2, product_click_uv: 1 }));

    expect(steps.map(({ id, people }) => [id, people])).toEqual([
      ['viewer_uv', 3],
      ['shop_visitors', 2],
      ['product_click_uv', 1],
      ['cart_rate', 0],
      ['buyers', 0],
    ]);
  });

  it('is all zeros before anybody came', () => {
    expect(funnelOf(counted({})).map(({ share }) => share)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
