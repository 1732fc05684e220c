import { addressOf, routeOf } from './route.js';

const sessionId = '01937b5e-5e6b-7c1a-9d1f-0a4b5c6d7e8f';

describe('addresses of the console', () => {
  it('lead to the sessions, and to each of them', () => {
    expect([routeOf('/host'), routeOf('/host/')]).toEqual([{ page: 'sessions' }, { page: 'sessions' }]);
    expect(routeOf(addressOf({ page: 'session', sessionId }))).toEqual({ page: 'session', sessionId });
    expect(routeOf(addressOf({ page: 'sessions' }))).toEqual({ page: 'sessions' });
  });

  it('lead nowhere when they name nothing that can be', () => {
    expect([routeOf('/host/sessions/7'), routeOf('/host/orders')]).toEqual([{ page: 'nowhere' }, { page: 'nowhere' }]);
  });
});
