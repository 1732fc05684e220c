import type { Crowd } from './crowd.js';
import type { Tally } from './tally.js';

export interface StockLevel {
  readonly skuId: string;
  readonly allocated: number;
  readonly reserved: number;
  readonly sold: number;
  readonly free: number;
}

/** What the ledger says of every variant of a listing. */
export async function stockOf(
  { api, accountKey }: Pick<Crowd<Tally>, 'api' | 'accountKey'>,
  listingId: string,
): Promise<readonly StockLevel[]> {
  const path = `/v1/listings/${listingId}/stock`;
  const { items } = await api.ask<{ items: readonly StockLevel[] }>({ method: 'GET', path, key: accountKey });
  return items;
}
