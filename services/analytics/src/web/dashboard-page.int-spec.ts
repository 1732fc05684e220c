import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../analytics.module.js';

describe('GET /dashboard/', () => {
  let analytics: ServiceUnderTest;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics' });
  });
  afterAll(() => analytics.stop());

  it('shows the page to anybody, at the address of every session, too', async () => {
    for (const path of ['/dashboard', '/dashboard/', `/dashboard/sessions/${newId()}`]) {
      const { body, headers } = await analytics.http.get(path).expect(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('content-security-policy')).toContain(`default-src 'self'`);
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(body).toContain('<div id="root">');
    }
  });

  it('lets browsers keep what never changes', async () => {
    const { body } = await analytics.http.get('/dashboard/').expect(200);
    const [, script] = /src="(\/dashboard\/assets\/[^"]+\.js)"/.exec(body) ?? [];

    const { headers } = await analytics.http.get(script ?? '').expect(200);

    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('reaches no file but its own', async () => {
    for (const path of [
      'assets/nothing.js',
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      'assets/../../package.json',
    ]) {
      const { body } = await analytics.http.get(`/dashboard/${path}`).expect(404);
      expect(body).toMatchObject({ code: 'request.route_unknown' });
    }
  });
});
