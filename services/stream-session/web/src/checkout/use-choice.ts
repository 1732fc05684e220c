import { useState } from 'react';
import type { Ask } from '../api/ask.js';
import type { Availability, ShopItem, ShopSku } from '../shop/shop.js';
import { useAvailability } from '../shop/use-availability.js';

const MOST = 99;

/** Which variant of a product, and how many. */
export interface SkuAndQuantity {
  /** Undefined for a product without variants. */
  readonly sku: ShopSku | undefined;
  readonly quantity: number;
  /** How many of the variant there are; null: enough. */
  readonly left: number | null;
  readonly most: number;
  stateOf(skuId: string): Availability['state'] | undefined;
  choose(skuId: string): void;
  setQuantity(quantity: number): void;
}

/** Until somebody chooses it is the first variant that can be had. */
export function useChoice(ask: Ask, { listingId, skus }: ShopItem, changes: number): SkuAndQuantity {
  const stock = useAvailability(ask, listingId, changes);
  const [wanted, choose] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(1);
  const stockOf = (id: string | undefined) => stock.find(({ skuId }) => skuId === id);
  const stateOf = (skuId: string) => stockOf(skuId)?.state;
  const firstToHave = skus.find(({ skuId }) => stateOf(skuId) !== 'sold_out') ?? skus[0];
  const sku = skus.find(({ skuId }) => skuId === wanted) ?? firstToHave;
  const left = stockOf(sku?.skuId)?.left ?? null;
  const most = left === null ? MOST : Math.max(1, left);
  return { sku, quantity, left, most, stateOf, choose, setQuantity };
}
