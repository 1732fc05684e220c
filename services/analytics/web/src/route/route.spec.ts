import { addressOf, routeOf } from './route.js';

describe('addresses of the dashboard', () => {
  it.each(['/dashboard', '/dashboard/'])('shows the overview at %s', (path) => {
    expect(routeOf(path)).toEqual({ page: 'overview' });
  });

  it('shows a session at its own address, with or without a slash at the end', () => {
    const route = { page: 'session', sessionId: '0198-ab' } as const;

    expect([routeOf('/dashboard/sessions/0198-ab'), routeOf('/dashboard/sessions/0198-ab/')]).toEqual([route, route]);
    expect(routeOf(addressOf(route))).toEqual(route);
  });

  it('shows a session’s report below its address, and a shared report at one that names no session', () => {
    const route = { page: 'report', sessionId: '0198-ab' } as const;

    expect(routeOf(addressOf(route))).toEqual(route);
    expect(routeOf('/dashboard/report')).toEqual({ page: 'shared-report' });
  });

  it('survives an id that cannot be decoded', () => {
    expect(routeOf('/dashboard/sessions/%E0%A4%A')).toEqual({ page: 'session', sessionId: '%E0%A4%A' });
  });

  it('knows when an address leads nowhere', () => {
    expect(routeOf('/dashboard/orders/1')).toEqual({ page: 'nowhere' });
  });
});
