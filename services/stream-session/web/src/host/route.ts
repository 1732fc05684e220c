/** Where one can be in the console. */
export type Route =
  | { readonly page: 'sessions' }
  | { readonly page: 'session'; readonly sessionId: string }
  | { readonly page: 'nowhere' };

export function routeOf(pathname: string): Route {
  const path = pathname.replace(/\/+$/, '');
  if (path === '/host') return { page: 'sessions' };
  const [, sessionId] = /^\/host\/sessions\/([0-9A-Fa-f-]{36})$/.exec(path) ?? [];
  return sessionId === undefined ? { page: 'nowhere' } : { page: 'session', sessionId: sessionId.toLowerCase() };
}

export const addressOf = (route: Exclude<Route, { page: 'nowhere' }>): string =>
  route.page === 'sessions' ? '/host/' : `/host/sessions/${route.sessionId}`;
