import { allMetrics, dayMetrics, metricDefinitions, productMetrics } from './metric-definitions.js';
import { type MetricDefinition, written } from './metrics/metric-definition.js';
import { quantities } from './metrics/quantities.js';

const promised = `
  view_pv viewer_uv online_now pcu acu avg_watch_seconds stay_60s_rate stay_to_end_rate
  comments comment_rate likes like_rate interaction_rate new_followers follow_rate shares
  product_exposure_uv product_exposure_uv_pinned product_exposure_uv_shelf
  product_click_uv product_click_uv_pinned product_click_uv_shelf
  product_ctr product_ctr_pinned product_ctr_shelf shop_visitors shop_visit_rate cart_rate
  orders_placed orders pay_rate buyers cvr_shop cvr_viewer cvr_click ctor gmv net_gmv aov gpm uv_value
  new_buyer_order_share refund_rate refund_amount_rate refund_buyer_rate`;

const definitions: readonly MetricDefinition[] = metricDefinitions;
const ofProduct =
  'product_exposures product_exposure_uv product_clicks product_click_uv product_ctr cart_uv orders_placed orders buyers units gmv aov cvr_click ctor';

describe('the metric definitions', () => {
  it('are the ids of the metric contract, each once, in its order', () => {
    expect(definitions.map(({ id }) => id)).toEqual(promised.trim().split(/\s+/));
  });

  it('are told of products, too, where they say something about one', () => {
    expect(productMetrics.map(({ id }) => id)).toEqual(ofProduct.split(' '));
  });

  it('are told of days, too, but for what is of one moment', () => {
    const ofSession = definitions.map(({ id }) => id).filter((id) => id !== 'online_now');
    expect(dayMetrics.map(({ id }) => id)).toEqual(['sessions', 'live_seconds', ...ofSession]);
  });

  it('have names and meanings in three languages, like the quantities they are made of', () => {
    const texts = allMetrics.flatMap(({ names, meanings }) => [names, meanings]);
    for (const { en, ja, zh } of [...texts, ...Object.values(quantities).map(({ words }) => words)]) {
      for (const text of [en, ja, zh]) expect(text.length).toBeGreaterThan(1);
    }
  });

  it('give no two metrics one name', () => {
    for (const language of ['en', 'ja', 'zh'] as const) {
      const names = allMetrics.map((definition) => definition.names[language]);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it('call only one thing CVR: paid orders per shop visitor', () => {
    const [headline, ...others] = allMetrics.filter(({ names }) => names.en === 'CVR');
    expect(headline).toMatchObject({ id: 'cvr_shop', n: [{ quantity: 'orders' }], d: [{ quantity: 'shop_visitors' }] });
    expect(others).toEqual([]);
  });

  it('write their formulas', () => {
    const formulas = Object.fromEntries(definitions.map(({ id, n }) => [id, written(n)]));
    expect(formulas).toMatchObject({ gpm: '1000 × gmv', net_gmv: 'gmv − refunded_amount', cvr_shop: 'orders' });
  });
});
