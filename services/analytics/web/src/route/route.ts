/** Where one can be on this page. */
export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'session'; readonly sessionId: string }
  | { readonly page: 'report'; readonly sessionId: string }
  /** The report that a link shows; which one it is only the link knows. */
  | { readonly page: 'shared-report' }
  | { readonly page: 'nowhere' };

const base = '/dashboard';

export function routeOf(pathname: string): Route {
  const path = pathname.replace(/\/+$/, '');
  if (path === base) return { page: 'overview' };

  if (path === `${base}/report`) return { page: 'shared-report' };

  const [, sessionId, report] = /^\/dashboard\/sessions\/([^/]+)(\/report)?$/.exec(path) ?? [];
  if (sessionId === undefined) return { page: 'nowhere' };
  return { page: report === undefined ? 'session' : 'report', sessionId: decoded(sessionId) };
}

export function addressOf(route: Exclude<Route, { page: 'nowhere' }>): string {
  if (route.page === 'overview') return `${base}/`;
  if (route.page === 'shared-report') return `${base}/report`;
  return `${base}/sessions/${encodeURIComponent(route.sessionId)}${route.page === 'report' ? '/report' : ''}`;
}

/** A half-typed escape in the address is somebody's typing error, not a reason for a blank page. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
