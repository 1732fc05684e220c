import type { Transaction } from '@shopcast/database';
import {
  type KnownPlacement,
  type Market,
  type PlacementRequest,
  type RequestedLine,
  type Wish,
  offerKey,
} from '../domain/placement.js';
import type { PreSale } from '../domain/pre-sale/pre-sale.js';
import type { LivePrice, Offer } from '../domain/price.js';
import type { FirstOrderGift } from '../domain/promotions/first-order-gift.js';
import { needsNothing, promotionNeeds } from '../domain/promotions/promotion-needs.js';
import { noPromotions } from '../domain/promotions/promotions.js';
import type { PurchaseLimit } from '../domain/promotions/purchase-limit.js';
import type { SaleTerms } from '../domain/settlement/sale-terms.js';
import type { KnownSession, SessionState } from '../domain/session.js';
import { type OrderRow, toKnownPlacement } from './order.row.js';
import { lockPromotions, readPromotions } from './promotions/promotion-ledger.js';
import { joinSaleTerms } from './settlement/sale-terms.js';
import { lockAllocationsOf, readAllocationsOf } from './stock-ledger.js';
import { readHeld } from './waiting/waiting.rows.js';

/** What is for sale where, as far as a batch asks for it. */
export type Goods = Pick<Market, 'sessions' | 'offers' | 'allocations'>;

/** Whether stock and promotions are locked or only looked at. */
interface Reading {
  readonly stockOf: typeof lockAllocationsOf;
  readonly promotionsOf: typeof lockPromotions;
}

/** Locks and reads what a batch of one account's placements is decided on. */
export const lockMarket = (
  tx: Transaction,
  accountId: string,
  requests: readonly PlacementRequest[],
): Promise<Market> => marketOf(tx, accountId, requests, { stockOf: lockAllocationsOf, promotionsOf: lockPromotions });

/** The same as it is now, for nobody to rely on afterwards. */
export const readMarket = (
  tx: Transaction,
  accountId: string,
  requests: readonly PlacementRequest[],
): Promise<Market> => marketOf(tx, accountId, requests, { stockOf: readAllocationsOf, promotionsOf: readPromotions });

async function marketOf(
  tx: Transaction,
  accountId: string,
  requests: readonly PlacementRequest[],
  { stockOf, promotionsOf }: Reading,
): Promise<Market> {
  // Sent together, run one after the other. The earlier orders must come after the stock: a request that is repeated
  // in another process has the same lines, so by then its order is committed, or not yet decided.
  const [found, earlier] = await Promise.all([goodsOf(tx, accountId, requests, stockOf), readEarlier(tx, requests)]);
  const { goods, held } = await withHeld(tx, found, requests, (lines) => stockOf(tx, lines, accountId));
  const needs = promotionNeeds(goods, requests);
  if (goods === found && needsNothing(needs)) return { ...goods, held, earlier, promotions: noPromotions(Date.now()) };

  // For the same reason they come after the promotions, too: an order that has just used the coupon may be the answer.
  const [promotions, since] = await Promise.all([promotionsOf(tx, accountId, needs), readEarlier(tx, requests)]);
  return { ...goods, held, earlier: since, promotions };
}

/** @param stockOf reads the units of what is asked for, and of what is given with it */
export async function goodsOf(
  tx: Transaction,
  accountId: string,
  wishes: readonly Wish[],
  stockOf: Reading['stockOf'],
): Promise<Goods> {
  const lines = distinctLines(wishes);
  const sessionIds = [...new Set(wishes.map(({ sessionId }) => sessionId))];
  const [sessions, offers, allocations] = await Promise.all([
    readSessions(tx, sessionIds),
    readOffers(tx, lines, sessionIds),
    stockOf(tx, lines, accountId),
  ]);
  return { sessions, offers, allocations };
}

/** With the units that are held for viewers of these requests who waited, where any are held at all: it is rare. */
async function withHeld(
  tx: Transaction,
  goods: Goods,
  requests: readonly PlacementRequest[],
  stockOf: (lines: readonly RequestedLine[]) => Promise<Goods['allocations']>,
): Promise<{ readonly goods: Goods; readonly held: Market['held'] }> {
  const found = [...goods.allocations.values()];
  if (!found.some(({ offered }) => offered > 0)) return { goods, held: [] };
  const held = await readHeld(tx, requests, found);
  // Looked at once more: of books that are not locked an offer may have ended in between, and its units be free.
  const allocations = await stockOf(distinctLines(requests));
  return { goods: { ...goods, allocations }, held };
}

function distinctLines(wishes: readonly Wish[]): RequestedLine[] {
  const lines = wishes.flatMap((wish) => wish.lines);
  return [...new Map(lines.map((line) => [offerKey(line.listingId, line.skuId), line])).values()];
}

interface SessionRow {
  readonly session_id: string;
  readonly account_id: string;
  readonly state: SessionState;
  readonly currency: string;
  readonly time_scale: number;
  readonly started_at_ms: string | null;
  readonly gift: FirstOrderGift | null;
  readonly payment_timeout_seconds: number | null;
}

export async function readSessions(
  tx: Transaction,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, KnownSession>> {
  const rows: SessionRow[] = await tx.query(
    `SELECT s.*, coalesce(own.payment_timeout_seconds, usual.payment_timeout_seconds) AS payment_timeout_seconds,
       CASE WHEN g.account_id IS NOT NULL
       THEN json_build_object('listingId', g.listing_id, 'skuId', g.sku_id, 'quantity', g.quantity) END AS gift
     FROM sessions s LEFT JOIN first_order_gifts g USING (account_id)
          LEFT JOIN session_order_settings own USING (session_id)
          LEFT JOIN order_settings usual ON usual.account_id = s.account_id
     WHERE s.session_id = ANY($1::uuid[])`,
    [sessionIds],
  );
  return new Map(rows.map((row) => [row.session_id, toKnownSession(row)]));
}

const toKnownSession = (row: SessionRow): KnownSession => ({
  sessionId: row.session_id,
  accountId: row.account_id,
  state: row.state,
  currency: row.currency,
  timeScale: row.time_scale,
  startedAtMs: row.started_at_ms === null ? null : Number(row.started_at_ms),
  gift: row.gift,
  paymentTimeoutSeconds: row.payment_timeout_seconds,
});

interface OfferRow {
  readonly account_id: string;
  readonly listing_id: string;
  readonly sku_id: string;
  readonly currency: string;
  readonly list_price_minor: string;
  readonly allocation_id: string | null;
  readonly live_prices: readonly LivePrice[] | null;
  readonly sale_terms: SaleTerms | null;
  readonly limits: readonly PurchaseLimit[] | null;
  readonly pre_sale: PreSale | null;
}

async function readOffers(
  tx: Transaction,
  lines: readonly RequestedLine[],
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, Offer>> {
  const rows: OfferRow[] = await tx.query(
    `SELECT o.*, a.allocation_id, (
       SELECT json_agg(json_build_object('sessionId', p.session_id, 'priceMinor', p.price_minor,
                                         'startsAtMs', p.starts_at_ms, 'endsAtMs', p.ends_at_ms,
                                         'unitsAtPrice', p.units_at_price))
       FROM live_prices p
       WHERE p.session_id = ANY($3::uuid[]) AND p.listing_id = o.listing_id AND p.sku_id = o.sku_id) AS live_prices, (
       SELECT json_agg(json_build_object('limitId', l.limit_id, 'accountId', l.account_id, 'listingId', l.listing_id,
                                         'skuId', l.sku_id, 'span', l.span, 'units', l.units))
       FROM purchase_limits l
       WHERE l.account_id = o.account_id AND (l.listing_id IS NULL OR l.listing_id = o.listing_id)
         AND (l.sku_id IS NULL OR l.sku_id = o.sku_id)) AS limits, (
       SELECT json_build_object('depositBasisPoints', s.deposit_basis_points,
                                'balanceFromMs', extract(epoch FROM s.balance_from) * 1000,
                                'balanceUntilMs', extract(epoch FROM s.balance_until) * 1000)
       FROM pre_sales s WHERE s.listing_id = o.listing_id) AS pre_sale,
       sale_terms
     FROM offers o LEFT JOIN allocations a USING (listing_id, sku_id) ${joinSaleTerms('o')}
     WHERE (o.listing_id, o.sku_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
    [lines.map(({ listingId }) => listingId), lines.map(({ skuId }) => skuId), sessionIds],
  );
  return new Map(rows.map((row) => [offerKey(row.listing_id, row.sku_id), toOffer(row)]));
}

const toOffer = (row: OfferRow): Offer => ({
  accountId: row.account_id,
  listingId: row.listing_id,
  skuId: row.sku_id,
  currency: row.currency,
  listPriceMinor: Number(row.list_price_minor),
  allocationId: row.allocation_id,
  livePrices: row.live_prices ?? [],
  ...(row.sale_terms === null ? {} : { saleTerms: row.sale_terms }),
  limits: row.limits ?? [],
  ...(row.pre_sale === null ? {} : { preSale: row.pre_sale }),
});

async function readEarlier(
  tx: Transaction,
  requests: readonly PlacementRequest[],
): Promise<ReadonlyMap<string, KnownPlacement>> {
  const rows: OrderRow[] = await tx.query(`SELECT * FROM orders WHERE placement_key = ANY($1::uuid[])`, [
    requests.map(({ placementKey }) => placementKey),
  ]);
  return new Map(rows.map((row) => [row.placement_key, toKnownPlacement(row)]));
}
