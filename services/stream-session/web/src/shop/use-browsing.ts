import { useState } from 'react';
import type { ShopFacts, Surface } from './use-shop-facts.js';

/** What of the shop is open before a viewer. */
export interface Browsing {
  readonly isShelfOpen: boolean;
  /** The product that is looked at. */
  readonly openId: string | null;
  look(listingId: string, surface: Surface): void;
  openShelf(): void;
  closeShelf(): void;
  closeProduct(): void;
}

/** Goes through the shop, and tells the log where one has been. */
export function useBrowsing(facts: ShopFacts): Browsing {
  const [isShelfOpen, setIsShelfOpen] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const look = (listingId: string, surface: Surface) => {
    facts.visit();
    facts.opened(listingId, surface);
    setIsShelfOpen(false);
    setOpenId(listingId);
  };
  const openShelf = () => {
    facts.visit();
    setIsShelfOpen(true);
  };
  const closeShelf = () => setIsShelfOpen(false);
  const closeProduct = () => setOpenId(null);
  return { isShelfOpen, openId, look, openShelf, closeShelf, closeProduct };
}
