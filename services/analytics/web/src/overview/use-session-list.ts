import { useCallback, useEffect, useReducer } from 'react';
import { useReading } from '../live/use-reading.js';
import { emptyList, withFirstPage, withNextPage, type SessionList, type SessionListPage } from './session-list.js';

/** Those on air come by themselves; of the others little changes. */
const refreshMs = 15_000;

interface LoadedPage {
  readonly first: boolean;
  readonly page: SessionListPage;
}

interface Loaded {
  readonly list: SessionList;
  readonly isLoaded: boolean;
}

const afterPage = ({ list }: Loaded, { first, page }: LoadedPage): Loaded => ({
  list: first ? withFirstPage(list, page) : withNextPage(list, page),
  isLoaded: true,
});

/**
 * The account's sessions that are not on air, with their headline numbers, refreshed while the page is open.
 * @param gone how many have gone off air: whenever it grows there is something new to see
 */
export function useSessionList(key: string, gone: number): Loaded & { loadMore(): void } {
  const [loaded, add] = useReducer(afterPage, { list: emptyList, isLoaded: false });
  const { answer: first } = useReading<SessionListPage>(addressOf(null, gone), key, refreshMs);
  useEffect(() => {
    if (first !== null) add({ first: true, page: first });
  }, [first]);

  const { nextCursor } = loaded.list;
  const loadMore = useCallback(() => {
    if (nextCursor === null) return;
    fetch(addressOf(nextCursor, 0), { cache: 'no-store', headers: { authorization: `Bearer ${key}` } })
      .then(async (response) => {
        if (response.ok) add({ first: false, page: (await response.json()) as SessionListPage });
      })
      // The button stays where it is and can be pressed again.
      .catch(() => undefined);
  }, [key, nextCursor]);

  return { ...loaded, loadMore };
}

/** The fragment is not sent: it only makes another address of it, so that it is asked for anew. */
function addressOf(cursor: string | null, gone: number): string {
  const parameters = new URLSearchParams({ air: 'off', limit: '50', ...(cursor === null ? {} : { cursor }) });
  return `/v1/dashboard/sessions?${parameters}#${gone}`;
}
