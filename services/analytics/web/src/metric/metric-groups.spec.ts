import { metricIds } from '../measurement/metric-id.js';
import { headlineMetric, metricGroups } from './metric-groups.js';

describe('the groups of the session page', () => {
  it('show every metric of the contract exactly once', () => {
    const shown = [headlineMetric, ...Object.values(metricGroups).flat()];

    expect([...shown].sort()).toEqual([...metricIds].sort());
  });
});
