import type { Crowd } from './crowd.js';
import { stockOf } from './stock.js';
import type { Tally } from './tally.js';

const ASK_EVERY_MS = 100;

/** Comes back when the order service knows that so many units may be sold; what was set before them it knows, too. */
export async function untilUnits(
  wanted: { readonly listingId: string; readonly skuId: string; readonly units: number },
  crowd: Pick<Crowd<Tally>, 'api' | 'accountKey' | 'clock'>,
): Promise<void> {
  for (;;) {
    const levels = await stockOf(crowd, wanted.listingId);
    if (levels.some(({ skuId, allocated }) => skuId === wanted.skuId && allocated >= wanted.units)) return;
    await crowd.clock.rest(ASK_EVERY_MS);
  }
}
