import { uuid } from '@shopcast/room-client';
import { useMemo } from 'react';
import type { Ask } from '../api/ask.js';

export type Surface = 'pinned' | 'shelf';

/** What this viewer did in the shop, told to the log; each thing counts once however often it is sent. */
export interface ShopFacts {
  /** Looked into the shop; told once a page. */
  visit(): void;
  /** Had these before their eyes; each told once a page and surface. */
  saw(listingIds: readonly string[], surface: Surface): void;
  opened(listingId: string, surface: Surface): void;
}

/** As many as the service takes in one request. */
const AT_ONCE = 50;

export function useShopFacts(ask: Ask, sessionId: string): ShopFacts {
  return useMemo(() => factsOf(ask, sessionId), [ask, sessionId]);
}

function factsOf(ask: Ask, sessionId: string): ShopFacts {
  const seen = new Set<string>();
  let hasVisited = false;
  const tell = (what: string, fact: object): void => {
    const sending = ask(`/v1/sessions/${sessionId}/${what}`, { method: 'POST', body: { id: uuid(), ...fact } });
    // Before the start and after the end there is nothing to count.
    sending.catch(() => undefined);
  };
  const isNew = (key: string): boolean => !seen.has(key) && Boolean(seen.add(key));
  return {
    visit: () => {
      if (!hasVisited) tell('shop-visits', {});
      hasVisited = true;
    },
    saw: (listingIds, surface) => {
      const first = listingIds.filter((listingId) => isNew(`${surface} ${listingId}`)).slice(0, AT_ONCE);
      if (first.length > 0) tell('product-exposures', { listingIds: first, surface });
    },
    opened: (listingId, surface) => tell('product-clicks', { listingId, surface }),
  };
}
