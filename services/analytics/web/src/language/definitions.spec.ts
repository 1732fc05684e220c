import { metricDefinitions } from '../../../src/domain/metric-definitions.js';
import { metricIds } from '../measurement/metric-id.js';
import { en } from './en.js';
import { ja } from './ja.js';
import { zh } from './zh.js';

describe('the metrics of the page', () => {
  it('are those that the service defines', () => {
    expect([...metricIds].sort()).toEqual(metricDefinitions.map(({ id }) => id).sort());
  });

  // The headline is called CVR on the wall in every language, as in the published sessions.
  it.each(metricDefinitions.filter(({ id }) => id !== 'cvr_shop'))(
    'have the name that the service gives: $id',
    ({ id, names }) => {
      expect([en, ja, zh].map(({ metrics }) => metrics[id].name)).toEqual([names.en, names.ja, names.zh]);
    },
  );
});
