import { en } from '../language/en.js';
import { ja } from '../language/ja.js';
import { zh } from '../language/zh.js';

describe('what the page says about a metric', () => {
  it('is what its definition says', () => {
    expect(en.metrics.stay_60s_rate).toEqual({
      name: 'Stayed over a minute',
      meaning: 'Entries whose stay exceeds a minute, per entry.',
      n: 'stays over a minute',
      d: 'views',
      noValue: 'There are no views yet, so there is nothing to divide by.',
    });
    expect([ja.metrics.acu.name, zh.metrics.acu.name]).toEqual(['平均同時視聴者数', '平均在线人数']);
  });

  it('writes formulas in words', () => {
    expect(en.metrics.net_gmv.n).toBe('GMV − refunds');
    expect(en.metrics.gpm.n).toBe('× 1000 GMV');
  });

  it('calls the headline CVR in every language', () => {
    expect([en, ja, zh].map(({ metrics }) => metrics.cvr_shop.name)).toEqual(['CVR', 'CVR', 'CVR']);
  });
});
