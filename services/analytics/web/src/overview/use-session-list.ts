import { useCallback, useEffect, useReducer, useState } from 'react';
import { isKeyRefused } from '../access/use-refusal.js';
import { pause } from '../live/browser-source.js';
import type { Connection } from '../live/live-view.js';
import { reconnectDelayMs } from '../live/reconnect-delay.js';
import { emptyList, withFirstPage, withNextPage, type SessionList, type SessionListPage } from './session-list.js';

const refreshMs = 5_000;

interface LoadedPage {
  readonly first: boolean;
  readonly page: SessionListPage;
}

const afterPage = (list: SessionList, { first, page }: LoadedPage): SessionList =>
  first ? withFirstPage(list, page) : withNextPage(list, page);

/** The account's sessions with their headline numbers, refreshed while the page is open. */
export function useSessionList(key: string): { list: SessionList; connection: Connection; loadMore(): void } {
  const [list, add] = useReducer(afterPage, emptyList);
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });

  useEffect(() => {
    const page = new AbortController();
    void refresh(key, page.signal, add, setConnection);
    return () => page.abort();
  }, [key]);

  const { nextCursor } = list;
  const loadMore = useCallback(() => {
    if (nextCursor === null) return;
    fetchPage(key, nextCursor)
      .then(async (response) => add({ first: false, page: (await response.json()) as SessionListPage }))
      // The button stays where it is and can be pressed again.
      .catch(() => undefined);
  }, [key, nextCursor]);

  return { list, connection, loadMore };
}

async function refresh(
  key: string,
  signal: AbortSignal,
  add: (loaded: LoadedPage) => void,
  connect: (next: Connection | ((last: Connection) => Connection)) => void,
): Promise<void> {
  let losses = 0;
  while (!signal.aborted) {
    try {
      const response = await fetchPage(key, null, signal);
      if (isKeyRefused(response.status)) {
        return connect({ state: 'refused', status: response.status });
      }
      if (!response.ok) throw new Error(`The list of sessions answered ${response.status}`);
      add({ first: true, page: (await response.json()) as SessionListPage });
      connect({ state: 'streaming' });
      losses = 0;
    } catch {
      losses += 1;
      if (!signal.aborted)
        connect((last) => (last.state === 'reconnecting' ? last : { state: 'reconnecting', sinceMs: Date.now() }));
    }
    await pause(losses === 0 ? refreshMs : reconnectDelayMs(losses, Math.random()), signal);
  }
}

function fetchPage(key: string, cursor: string | null, signal?: AbortSignal): Promise<Response> {
  const parameters = new URLSearchParams({ limit: '50', ...(cursor === null ? {} : { cursor }) });
  return fetch(`/v1/dashboard/sessions?${parameters}`, {
    cache: 'no-store',
    headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
    ...(signal === undefined ? {} : { signal }),
  });
}
