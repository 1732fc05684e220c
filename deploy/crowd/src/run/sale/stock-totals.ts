import type { SalePlan } from '../../plan/sale/sale-plan.js';
import type { Crowd } from '../crowd.js';
import { each } from '../each.js';
import { stockOf } from '../stock.js';
import type { Tally } from '../tally.js';

const LISTINGS_AT_ONCE = 16;

/** What the stock ledger adds up to, over all listings. */
export interface StockTotals {
  readonly sold: number;
  readonly free: number;
  readonly reserved: number;
  /** Variants of which another number is sold than must be. */
  readonly differing: number;
}

/** @param soldOf what must be sold of each variant that is sold at all */
export async function stockTotals(
  crowd: Crowd<Tally>,
  { products }: SalePlan,
  soldOf: ReadonlyMap<string, number>,
): Promise<StockTotals> {
  const totals = { sold: 0, free: 0, reserved: 0, differing: 0 };
  await each(products, LISTINGS_AT_ONCE, async ({ key, skus }) => {
    const levels = await stockOf(crowd, crowd.listings.id(key));
    for (const { key: sku } of skus) {
      const skuId = crowd.listings.id(sku);
      const level = levels.find((candidate) => candidate.skuId === skuId);
      totals.sold += level?.sold ?? 0;
      totals.free += level?.free ?? 0;
      totals.reserved += level?.reserved ?? 0;
      if (level?.sold !== (soldOf.get(sku) ?? 0)) totals.differing++;
    }
  });
  return totals;
}
