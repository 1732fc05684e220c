import { type Allocation, freeUnits } from '../stock.js';
import type { Counted, GiftLine } from './deal.js';
import type { PromotionDesk } from './promotions.js';
import { giftTally } from './tally.js';

/** What an account adds to the first order of a buyer, as long as units of it are free. */
export interface FirstOrderGift {
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
}

/** What decides whether an order gets the gift. */
export interface GiftDesk {
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly promotions: PromotionDesk;
}

/** What of an order decides about the gift. */
export interface Giftable {
  readonly accountId: string;
  readonly viewerId: string;
  readonly lines: readonly { readonly allocationId: string | null; readonly quantity: number }[];
}

export interface GivenGift {
  readonly gift: GiftLine;
  readonly counted: Counted;
}

/**
 * The gift, when this is the buyer's first order: none is paid, and no other holds the gift. Without free units (after
 * the order's own) the order simply stands without it.
 */
export function giftFor(order: Giftable, gift: FirstOrderGift | null, desk: GiftDesk): GivenGift | null {
  const allocation = gift && allocationOf(gift, desk.allocations);
  if (!allocation || desk.promotions.hasBought(order.viewerId)) return null;

  const tallyId = giftTally(order.accountId, order.viewerId);
  if (desk.promotions.unitsCounted(tallyId) > 0) return null;
  const { allocationId } = allocation;
  const ordered = order.lines.reduce((sum, line) => sum + (line.allocationId === allocationId ? line.quantity : 0), 0);
  if (freeUnits(allocation) - ordered < gift.quantity) return null;
  return { gift: { allocationId, ...gift }, counted: { tallyId, units: 1, ceiling: 1 } };
}

/** Batches hold few allocations, so looking through them costs less than another index. */
export function allocationOf(
  { listingId, skuId }: FirstOrderGift,
  allocations: ReadonlyMap<string, Allocation>,
): Allocation | undefined {
  for (const allocation of allocations.values())
    if (allocation.listingId === listingId && allocation.skuId === skuId) return allocation;
  return undefined;
}
