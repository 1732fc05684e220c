import { compare } from './compare.js';
import { reportJson } from './report-json.js';

describe('the report for programs', () => {
  const metrics = {
    view_pv: { n: 11_951, d: null, value: 11_951, state: 'ok' as const },
    cvr_shop: { n: 1_228, d: 6_704, value: 1_228 / 6_704, state: 'ok' as const },
  };
  const published = [
    { metric: 'view_pv', count: 11_951 },
    { metric: 'cvr_shop', percent: 18.32, decimals: 2 },
  ];
  const line = reportJson({
    ...{
      kind: 'show',
      case: 'ta-read',
      seed: 1,
      sessionId: 's',
      accountId: 'a',
      accountKey: 'sck_secret',
      currency: 'CNY',
    },
    ...{ equal: true, figures: compare(published, {}, metrics), metrics, notes: [] },
  });

  it('is one line of JSON with figures and metrics by their ids', () => {
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({
      ...{ case: 'ta-read', seed: 1, sessionId: 's', accountId: 'a', equal: true },
      figures: {
        view_pv: { published: 11_951, measured: 11_951, equal: true },
        cvr_shop: { published: '18.32 %', measured: '18.32 %', n: 1_228, d: 6_704, equal: true },
      },
      metrics,
      view_pv: 11_951,
      cvr_shop: { n: 1_228, d: 6_704 },
    });
  });

  it('never shows the key', () => {
    expect(line).not.toContain('sck_secret');
  });
});
