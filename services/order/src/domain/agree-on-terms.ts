import { applyCoupons } from './coupons/apply-coupons.js';
import { chosenCoupons } from './coupons/choose-coupons.js';
import { netMinorOf, type OrderLine, type Terms } from './order.js';
import { openSession } from './open-session.js';
import { AnotherCurrency, DuplicateLine, NotForSale, TotalTooLarge } from './placement.errors.js';
import { type Market, type RequestedLine, type Wish, offerKey } from './placement.js';
import { type LinePrice, type Offer, type PricedAt, priceAt } from './price.js';
import { agreeOnPreSale } from './pre-sale/pre-sale.js';
import { dealOf } from './promotions/deal.js';
import { giftFor } from './promotions/first-order-gift.js';
import type { PromotionDesk } from './promotions/promotions.js';
import { countAgainstLimits } from './promotions/purchase-limit.js';
import { type KnownSession, sessionTimeAt } from './session.js';
import type { Allocation } from './stock.js';

/** A line whose units are counted nowhere yet when nothing was ever allocated. */
export type AgreedLine = Omit<OrderLine, 'allocationId'> & { readonly allocationId: string | null };

/** The order as it will stand if the units are there, at the prices of the moment in which it was asked for. */
export type AgreedTerms = Pick<Terms, 'totalMinor' | 'currency' | 'deal' | 'preSale'> & {
  readonly lines: readonly AgreedLine[];
};

/** The market as the requests decided before have left it. */
export interface MarketNow extends Pick<Market, 'sessions' | 'offers'> {
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly promotions: PromotionDesk;
}

export interface Agreement {
  readonly terms: AgreedTerms;
  /** Why each line costs what it costs. */
  readonly prices: readonly LinePrice[];
  readonly session: KnownSession;
  /** Session time. */
  readonly atMs: number;
}

/** Says what a line costs; the price of the moment unless a quote says otherwise. */
export type Pricing = (offer: Offer, at: PricedAt, desk: Pick<PromotionDesk, 'unitsCounted'>) => LinePrice;

/**
 * What an order costs and brings, apart from whether its units are there.
 * @throws SessionNotFound, SessionNotLive, DuplicateLine, NotForSale, AnotherCurrency, TotalTooLarge,
 * PurchaseLimitExceeded, PreSaleApart, and what a coupon may be refused for
 */
export function agreeOnTerms(market: MarketNow, wish: Wish, pricing: Pricing = priceAt): Agreement {
  const session = openSession(market.sessions, wish);
  refuseDuplicates(wish.lines);

  const { promotions } = market;
  const atMs = sessionTimeAt(session, wish.placedAtMs);
  const at = { sessionId: session.sessionId, sessionMs: atMs };
  const offered = wish.lines.map((line) => ({ ...line, offer: offerFor(line, market, session) }));
  const prices = offered.map(({ offer, quantity }) => pricing(offer, { ...at, quantity }, promotions));
  const lines = offered.map((line, index) => pricedLine(line, prices[index]?.unitPriceMinor ?? 0));
  refuseTooLarge(lines);

  const limited = offered.map(({ offer, ...line }) => ({ ...line, limits: offer.limits }));
  const limits = countAgainstLimits(limited, wish, promotions);
  const coupons = chosenCoupons(wish, session.currency, promotions);
  const { discounts, ...used } = applyCoupons(lines.map(discountable), coupons);
  const given = giftFor({ ...wish, lines }, session.gift, market);
  const flash = prices.flatMap(({ counted }) => counted ?? []);

  const deal = dealOf({
    ...used,
    gifts: given ? [given.gift] : [],
    counted: [...limits, ...flash, ...(given ? [given.counted] : [])],
  });
  const paid = lines.map((line, index) => discounted(line, discounts[index] ?? 0));
  const total = { totalMinor: totalOf(paid), currency: session.currency };
  const preSale = agreeOnPreSale(paid, offered, wish.placedAtMs);
  return { terms: { lines: paid, ...total, deal, ...(preSale ? { preSale } : {}) }, prices, session, atMs };
}

function refuseDuplicates(lines: readonly RequestedLine[]): void {
  const seen = new Set<string>();
  for (const { listingId, skuId } of lines) {
    if (seen.has(offerKey(listingId, skuId))) throw new DuplicateLine(listingId, skuId);
    seen.add(offerKey(listingId, skuId));
  }
}

function offerFor(
  { listingId, skuId }: RequestedLine,
  { offers }: Pick<Market, 'offers'>,
  session: KnownSession,
): Offer {
  const offer = offers.get(offerKey(listingId, skuId));
  if (!offer || offer.accountId !== session.accountId) throw new NotForSale(listingId, skuId);
  if (offer.currency !== session.currency) throw new AnotherCurrency(session.currency, listingId, offer.currency);
  return offer;
}

const pricedLine = (
  { offer, listingId, skuId, quantity }: RequestedLine & { readonly offer: Offer },
  unitPriceMinor: number,
): AgreedLine => ({
  ...{ allocationId: offer.allocationId, listingId, skuId, quantity, unitPriceMinor },
  ...(offer.saleTerms === undefined ? {} : { saleTerms: offer.saleTerms }),
});

const discounted = (line: AgreedLine, discountMinor: number): AgreedLine =>
  discountMinor === 0 ? line : { ...line, discountMinor };

const discountable = ({ listingId, quantity, unitPriceMinor }: AgreedLine) => ({
  listingId,
  amountMinor: quantity * unitPriceMinor,
});

/** Doubles are exact only up to 2^53; a sum that leaves that range is refused, never rounded. */
function refuseTooLarge(lines: readonly AgreedLine[]): void {
  if (!Number.isSafeInteger(totalOf(lines))) throw new TotalTooLarge();
}

const totalOf = (lines: readonly AgreedLine[]): number => lines.reduce((sum, line) => sum + netMinorOf(line), 0);
