import { metricGroups } from '../../../src/domain/metric-definitions.js';
import { type MetricGroup, wallMetrics } from './metric-groups.js';

describe('the wall', () => {
  it.each(Object.keys(wallMetrics) as MetricGroup[])('shows metrics of the group %s under its name', (group) => {
    const ofGroup: readonly string[] = metricGroups[group].map(({ id }) => id);
    expect(wallMetrics[group].filter((id) => !ofGroup.includes(id))).toEqual([]);
  });
});
