import type { Api } from './api.js';
import type { Metronome } from './metronome.js';

const ASK_EVERY_MS = 100;

interface StockLevel {
  readonly skuId: string;
  readonly allocated: number;
}

/** Comes back when the order service knows that so many units may be sold; what was set before them it knows, too. */
export async function untilUnits(
  wanted: { readonly listingId: string; readonly skuId: string; readonly units: number },
  accountKey: string,
  api: Api,
  clock: Metronome,
): Promise<void> {
  for (;;) {
    const path = `/v1/listings/${wanted.listingId}/stock`;
    const { items } = await api.ask<{ items: readonly StockLevel[] }>({ method: 'GET', path, key: accountKey });
    if (items.some(({ skuId, allocated }) => skuId === wanted.skuId && allocated >= wanted.units)) return;
    await clock.rest(ASK_EVERY_MS);
  }
}
