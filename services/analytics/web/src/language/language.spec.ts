import { metricIds } from '../measurement/metric-id.js';
import { en } from './en.js';
import { ja } from './ja.js';
import { zh } from './zh.js';

describe('the languages of the dashboard', () => {
  it.each([en, ja, zh])('never call two metrics by one name', ({ metrics }) => {
    expect(new Set(metricIds.map((id) => metrics[id].name)).size).toBe(metricIds.length);
  });
});
