import type { PreSale } from './pre-sale/pre-sale.js';
import type { SaleTerms } from './settlement/sale-terms.js';
import { flashTally, leftOf } from './promotions/tally.js';
import type { Counted } from './promotions/deal.js';
import type { PurchaseLimit } from './promotions/purchase-limit.js';
import type { PromotionDesk } from './promotions/promotions.js';

/** A variant for sale, as the catalog's facts describe it. */
export interface Offer {
  readonly accountId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly currency: string;
  readonly listPriceMinor: number;
  /** null: no units were ever allocated, so there is nothing to sell. */
  readonly allocationId: string | null;
  readonly livePrices: readonly LivePrice[];
  /** Missing until the listing's brand is known here. */
  readonly saleTerms?: SaleTerms;
  /** All that the variant is under: its own, its listing's, the shop's. */
  readonly limits: readonly PurchaseLimit[];
  /** Absent: it is paid at once. */
  readonly preSale?: PreSale;
}

/** A price that holds in one session only, in a window of session time. */
export interface LivePrice {
  readonly sessionId: string;
  readonly priceMinor: number;
  readonly startsAtMs: number;
  /** null: until the session ends. */
  readonly endsAtMs: number | null;
  /** How many units are sold at it; null: as many as there are. */
  readonly unitsAtPrice: number | null;
}

/** What one unit of a line costs, and why. */
export interface LinePrice {
  readonly unitPriceMinor: number;
  /** The live price that holds at this moment, also when too few of its units are left for the line. */
  readonly live: LivePrice | null;
  /** Units left at the live price; null when their number is not limited, or there is no live price. */
  readonly liveUnitsLeft: number | null;
  /** Set when the line is sold at a live price for a limited number of units. */
  readonly counted: Counted | null;
}

/**
 * The live price at a session time. A newer one replaces the one before for good: when its window is over the list
 * price holds, even if the older window would still be open.
 */
export function livePriceAt({ livePrices }: Offer, sessionId: string, sessionMs: number): LivePrice | null {
  const newest = livePrices
    .filter((price) => price.sessionId === sessionId && price.startsAtMs <= sessionMs)
    .reduce<LivePrice | null>((last, price) => (last && last.startsAtMs > price.startsAtMs ? last : price), null);
  return newest && (newest.endsAtMs === null || sessionMs < newest.endsAtMs) ? newest : null;
}

/** Where, when and for how many units a price is asked. */
export interface PricedAt {
  readonly sessionId: string;
  readonly sessionMs: number;
  readonly quantity: number;
}

/** The price of a line that is ordered now. */
export const priceAt = (
  offer: Offer,
  { sessionId, sessionMs, quantity }: PricedAt,
  desk: Pick<PromotionDesk, 'unitsCounted'>,
): LinePrice => priceUnder(livePriceAt(offer, sessionId, sessionMs), offer, quantity, desk);

/**
 * A line has one price, for statements and refunds know a line by its variant: the live price if all its units can
 * still be had at it, else the list price. Whoever must not pay that sends the quote along.
 */
export function priceUnder(
  live: LivePrice | null,
  offer: Offer,
  quantity: number,
  desk: Pick<PromotionDesk, 'unitsCounted'>,
): LinePrice {
  const listed = { unitPriceMinor: offer.listPriceMinor, live, liveUnitsLeft: null, counted: null };
  if (live === null) return listed;
  const { priceMinor: unitPriceMinor, unitsAtPrice: ceiling } = live;
  if (ceiling === null) return { ...listed, unitPriceMinor };

  const tallyId = flashTally(live.sessionId, offer.listingId, offer.skuId, live.startsAtMs);
  const liveUnitsLeft = leftOf({ ceiling }, desk.unitsCounted(tallyId));
  if (quantity > liveUnitsLeft) return { ...listed, liveUnitsLeft };
  return { unitPriceMinor, live, liveUnitsLeft, counted: { tallyId, units: quantity, ceiling } };
}
