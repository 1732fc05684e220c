import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import type { Availability } from './shop.js';

const EVERY_MS = 10_000;

/** How much of a listing is left, while somebody looks at it. */
export function useAvailability(ask: Ask, listingId: string, changes: number): readonly Availability[] {
  const [items, setItems] = useState<readonly Availability[]>([]);

  useEffect(() => {
    let isCurrent = true;
    const read = () =>
      void ask<{ items: Availability[] }>(`/v1/listings/${listingId}/availability`).then(
        (answer) => isCurrent && setItems(answer.items),
        () => undefined,
      );
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [ask, listingId, changes]);

  return items;
}
