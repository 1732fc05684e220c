import { metricDefinitions } from './metric-definitions.js';

const promised =
  'view_pv viewer_uv online_now pcu avg_watch_seconds comments likes new_followers shop_visitors product_click_uv ' +
  'orders_placed orders buyers cvr_shop cvr_viewer gmv aov new_buyer_order_share';

describe('the metric definitions', () => {
  it('are the ids of the metric contract, each once, in its order', () => {
    expect(metricDefinitions.map(({ id }) => id).join(' ')).toBe(promised);
  });

  it('have names in three languages and a meaning', () => {
    for (const { names, meaning } of metricDefinitions) {
      for (const text of [names.en, names.ja, names.zh, meaning]) expect(text.length).toBeGreaterThan(1);
    }
  });

  it('call only one thing CVR: paid orders per shop visitor', () => {
    const [headline, ...others] = metricDefinitions.filter(({ names }) => names.en === 'CVR');
    expect(headline).toMatchObject({ id: 'cvr_shop', n: 'orders', d: 'shop_visitors' });
    expect(others).toEqual([]);
  });
});
