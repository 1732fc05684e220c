import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { nextPriceEndMs, type Shop } from './shop.js';

/** Thousands hear of a new price in the same moment; their pages do not all ask in it. */
const SPREAD_MS = 800;

interface ShopWatch {
  readonly sessionId: string;
  readonly timeScale: number;
  /** Grows with every change of shelf or price. */
  readonly changes: number;
}

/** The shop with the prices of now: read again when something has changed, and when a live price runs out. */
export function useShop(ask: Ask, { sessionId, timeScale, changes }: ShopWatch): Shop | null {
  const [shop, setShop] = useState<Shop | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const read = () =>
      ask<Shop>(`/v1/sessions/${sessionId}/shop`)
        .then((answer) => isCurrent && setShop(answer))
        .catch(() => undefined);
    const timer = setTimeout(() => void read(), changes <= 1 ? 0 : Math.random() * SPREAD_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, sessionId, changes]);

  usePriceEnd(ask, shop, timeScale, setShop);
  return shop;
}

function usePriceEnd(ask: Ask, shop: Shop | null, timeScale: number, show: (shop: Shop) => void): void {
  useEffect(() => {
    const endMs = shop === null ? null : nextPriceEndMs(shop, timeScale);
    if (shop === null || endMs === null) return undefined;
    const readAgain = () => void ask<Shop>(`/v1/sessions/${shop.sessionId}/shop`).then(show, () => undefined);
    const timer = setTimeout(readAgain, Math.min(endMs, 2 ** 31 - 1) + Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, [ask, shop, timeScale, show]);
}
