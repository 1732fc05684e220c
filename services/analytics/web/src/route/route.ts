/** Where one can be on this page. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'session'; readonly sessionId: string }
  | { readonly page: 'nowhere' };

const base = '/dashboard';

export function routeOf(pathname: string): Route {
  const path = pathname.replace(/\/+$/, '');
  if (path === base) return { page: 'overview' };

  const [, sessionId] = /^\/dashboard\/sessions\/([^/]+)$/.exec(path) ?? [];
  return sessionId === undefined ? { page: 'nowhere' } : { page: 'session', sessionId: decoded(sessionId) };
}

export function addressOf(route: Exclude<Route, { page: 'nowhere' }>): string {
  if (route.page === 'overview') return `${base}/`;
  return `${base}/sessions/${encodeURIComponent(route.sessionId)}`;
}

/** A half-typed escape in the address is somebody's typing error, not a reason for a blank page. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
