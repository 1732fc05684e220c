import { sessionStates, type SessionMetrics } from '../measurement/measurement.js';

/** One page of the service's list of sessions. */
export interface SessionListPage {
  readonly items: readonly SessionMetrics[];
  readonly nextCursor: string | null;
}

/** What is loaded so far. The first page is refreshed again and again; older ones stay until asked for anew. */
export interface SessionList {
  readonly sessions: ReadonlyMap<string, SessionMetrics>;
  readonly nextCursor: string | null;
  /** True once an older page was loaded: from then on a refreshed first page no longer says where the list goes on. */
  readonly wentOn: boolean;
}

export const emptyList: SessionList = { sessions: new Map(), nextCursor: null, wentOn: false };

export function withFirstPage(list: SessionList, page: SessionListPage): SessionList {
  return { ...merged(list, page), nextCursor: list.wentOn ? list.nextCursor : page.nextCursor };
}

export function withNextPage(list: SessionList, page: SessionListPage): SessionList {
  return { ...merged(list, page), nextCursor: page.nextCursor, wentOn: true };
}

function merged(list: SessionList, page: SessionListPage): SessionList {
  const sessions = new Map(list.sessions);
  for (const session of page.items) sessions.set(session.sessionId, session);
  return { ...list, sessions };
}

/** Live sessions first, then paused, planned and ended ones; within each the newest first. */
export function inOrder(list: SessionList): SessionMetrics[] {
  return [...list.sessions.values()].sort(
    (a, b) =>
      sessionStates.indexOf(a.sessionState) - sessionStates.indexOf(b.sessionState) ||
      startOf(b) - startOf(a) ||
      a.sessionId.localeCompare(b.sessionId),
  );
}

function startOf({ startedAt }: SessionMetrics): number {
  return startedAt === null ? Number.POSITIVE_INFINITY : Date.parse(startedAt);
}
