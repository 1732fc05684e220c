import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';

describe('GET /v1/metrics', () => {
  let analytics: ServiceUnderTest;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics' });
  });
  afterAll(() => analytics.stop());

  it('tells anybody what every metric is made of', async () => {
    const { body } = await analytics.http.get('/v1/metrics').expect(200);

    expect(body.items).toHaveLength(52);
    expect(body.items).toContainEqual({
      id: 'cvr_shop',
      version: 1,
      names: { en: 'CVR', ja: 'CVR（購入転換率）', zh: '转化率（CVR）' },
      unit: 'ratio',
      n: 'orders',
      d: 'shop_visitors',
      formula: { n: [{ times: 1, quantity: 'orders' }], d: [{ times: 1, quantity: 'shop_visitors' }] },
      partOfWhole: false,
      perMinute: 'so_far',
      settles: 'with_payments',
      parameters: {},
      of: ['session', 'account_day'],
      meaning: expect.any(String),
      meanings: { en: expect.any(String), ja: expect.any(String), zh: expect.any(String) },
    });
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: 'stay_to_end_rate',
        parameters: { start_window_seconds: 60, reconnect_grace_seconds: 30 },
      }),
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: 'gpm',
        n: '1000 × gmv',
        formula: { n: [{ times: 1000, quantity: 'gmv' }], d: [{ times: 1, quantity: 'view_pv' }] },
      }),
    );
  });

  it('is documented like all routes of the service, with what they answer', async () => {
    const { body } = await analytics.http.get('/docs-json').expect(200);

    const ofAnalytics = Object.entries<Record<string, { responses: object }>>(body.paths).filter(([path]) =>
      path.startsWith('/v1/'),
    );
    expect(ofAnalytics.map(([path]) => path).sort()).toEqual([
      '/v1/accounts/{accountId}/metrics/brand-days',
      '/v1/accounts/{accountId}/metrics/days',
      '/v1/dashboard/exports',
      '/v1/dashboard/exports/{table}',
      '/v1/dashboard/live',
      '/v1/dashboard/report',
      '/v1/dashboard/sessions',
      '/v1/metrics',
      '/v1/sessions/{sessionId}/at',
      '/v1/sessions/{sessionId}/metrics',
      '/v1/sessions/{sessionId}/metrics/comparison',
      '/v1/sessions/{sessionId}/metrics/live',
      '/v1/sessions/{sessionId}/metrics/minutes',
      '/v1/sessions/{sessionId}/metrics/products',
      '/v1/sessions/{sessionId}/metrics/report',
      '/v1/sessions/{sessionId}/metrics/report-links',
      '/v1/sessions/{sessionId}/metrics/retention',
      '/v1/sessions/{sessionId}/metrics/sources',
      '/v1/sessions/{sessionId}/metrics/versions',
      '/v1/sessions/{sessionId}/metrics/versions/{version}/orders',
      '/v1/sessions/{sessionId}/replay',
      '/v1/sessions/{sessionId}/replay/comments',
    ]);
    for (const [, { get, post }] of ofAnalytics) {
      expect((get ?? post)?.responses).toHaveProperty([get ? '200' : '201', 'content']);
    }
    expect(body.components.schemas).toHaveProperty(['MetricAnswer', 'properties', 'state']);
  });
});
