import type { AgreedTerms, Agreement } from '../agree-on-terms.js';
import type { PreSaleTerms } from '../order.js';
import type { Wish } from '../placement.js';
import { type LinePrice, type Offer, type PricedAt, priceUnder } from '../price.js';
import { discountOf, type GiftLine } from '../promotions/deal.js';
import type { PromotionDesk } from '../promotions/promotions.js';
import { QuoteForeign, QuoteHasExpired } from './quote.errors.js';

/** A line as it was quoted. */
export interface QuotedLine {
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** Session time at which the live price of a limited number of units began; null for every other price. */
  readonly limitedSinceMs: number | null;
}

export type QuotedGift = Omit<GiftLine, 'allocationId'>;

/** What a viewer was shown. Until it expires an order is placed on these terms or not at all. */
export interface Quote {
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  readonly lines: readonly QuotedLine[];
  readonly couponIds: readonly string[];
  readonly gifts: readonly QuotedGift[];
  readonly discountMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  /** null: all of it is due at placing. */
  readonly preSale: PreSaleTerms | null;
  /** Wall time, like every timer. */
  readonly expiresAtMs: number;
}

/** What was asked for: by a quote, or by the order that comes with it. */
export type Basket = Pick<Wish, 'accountId' | 'sessionId' | 'viewerId' | 'lines' | 'couponIds'>;

/** What was agreed on, as a promise that holds until `expiresAtMs`. */
export function quoteOf(
  { accountId, sessionId, viewerId, couponIds }: Basket,
  { terms, prices }: Agreement,
  expiresAtMs: number,
): Quote {
  const { totalMinor, currency, deal, preSale = null } = terms;
  const lines = terms.lines.map(({ listingId, skuId, quantity, unitPriceMinor }, index) => {
    const { counted, live } = prices[index] ?? {};
    return { listingId, skuId, quantity, unitPriceMinor, limitedSinceMs: counted && live ? live.startsAtMs : null };
  });
  const promoted = { couponIds, gifts: giftsIn(terms), discountMinor: discountOf(deal) };
  return { accountId, sessionId, viewerId, lines, ...promoted, totalMinor, currency, preSale, expiresAtMs };
}

/** The quote must be this viewer's, for this basket, and still run. @throws QuoteForeign, QuoteHasExpired */
export function refuseUnfit(quote: Quote, basket: Basket, wallMs: number): void {
  if (basketText(quote) !== basketText(basket)) throw new QuoteForeign();
  if (wallMs >= quote.expiresAtMs) throw new QuoteHasExpired(quote.expiresAtMs);
}

/**
 * The price that was quoted for a line. Units that were quoted at a limited price are not held, so it is that price only
 * while enough of them are left.
 */
export const quotedPrice =
  ({ lines }: Quote) =>
  (offer: Offer, { quantity, sessionId }: PricedAt, desk: Pick<PromotionDesk, 'unitsCounted'>): LinePrice => {
    const line = lines.find(({ listingId, skuId }) => listingId === offer.listingId && skuId === offer.skuId);
    if (!line) throw new QuoteForeign();
    const { unitPriceMinor, limitedSinceMs } = line;
    if (limitedSinceMs === null) return { unitPriceMinor, live: null, liveUnitsLeft: null, counted: null };
    const live = offer.livePrices.find((price) => price.sessionId === sessionId && price.startsAtMs === limitedSinceMs);
    return priceUnder(live ?? null, offer, quantity, desk);
  };

/** Whether an order on these terms is what the viewer was shown. */
export const isAsQuoted = (quote: Quote, terms: AgreedTerms): boolean =>
  quote.totalMinor === terms.totalMinor &&
  quote.discountMinor === discountOf(terms.deal) &&
  quote.lines.every(({ unitPriceMinor }, index) => unitPriceMinor === terms.lines[index]?.unitPriceMinor) &&
  giftText(quote.gifts) === giftText(giftsIn(terms)) &&
  preSaleText(quote.preSale) === preSaleText(terms.preSale ?? null);

const giftsIn = ({ deal }: AgreedTerms): QuotedGift[] =>
  (deal?.gifts ?? []).map(({ listingId, skuId, quantity }) => ({ listingId, skuId, quantity }));

const preSaleText = (preSale: PreSaleTerms | null): string =>
  preSale ? `${preSale.depositMinor} ${preSale.balanceFromMs} ${preSale.balanceUntilMs}` : '';

const giftText = (gifts: readonly QuotedGift[]): string =>
  gifts.map(({ listingId, skuId, quantity }) => `${listingId} ${skuId} ${quantity}`).join(',');

const basketText = ({ accountId, sessionId, viewerId, lines, couponIds }: Basket): string =>
  JSON.stringify([
    ...[accountId, sessionId, viewerId],
    lines.map(({ listingId, skuId, quantity }) => [listingId, skuId, quantity]),
    couponIds,
  ]);
