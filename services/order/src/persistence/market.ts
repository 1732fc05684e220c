import type { Transaction } from '@shopcast/database';
import {
  type KnownPlacement,
  type Market,
  type PlacementRequest,
  type RequestedLine,
  offerKey,
} from '../domain/placement.js';
import type { LivePrice, Offer } from '../domain/price.js';
import type { SaleTerms } from '../domain/settlement/sale-terms.js';
import type { KnownSession, SessionState } from '../domain/session.js';
import { type OrderRow, toKnownPlacement } from './order.row.js';
import { joinSaleTerms } from './settlement/sale-terms.js';
import { lockAllocationsOf, readAllocationsOf } from './stock-ledger.js';

/** Locks and reads what a batch of placements is decided on. */
export const lockMarket = (tx: Transaction, requests: readonly PlacementRequest[]): Promise<Market> =>
  marketOf(tx, requests, lockAllocationsOf);

/** The same as it is now, for nobody to rely on afterwards. */
export const readMarket = (tx: Transaction, requests: readonly PlacementRequest[]): Promise<Market> =>
  marketOf(tx, requests, readAllocationsOf);

async function marketOf(
  tx: Transaction,
  requests: readonly PlacementRequest[],
  stockOf: typeof lockAllocationsOf,
): Promise<Market> {
  const lines = distinctLines(requests);
  const sessionIds = [...new Set(requests.map(({ sessionId }) => sessionId))];
  // Sent together, run one after the other. The earlier orders must come after the stock: a request that is repeated
  // in another process has the same lines, so by then its order is committed, or not yet decided.
  const [sessions, offers, allocations, earlier] = await Promise.all([
    readSessions(tx, sessionIds),
    readOffers(tx, lines, sessionIds),
    stockOf(tx, lines),
    readEarlier(tx, requests),
  ]);
  return { sessions, offers, allocations, earlier };
}

function distinctLines(requests: readonly PlacementRequest[]): RequestedLine[] {
  const lines = requests.flatMap((request) => request.lines);
  return [...new Map(lines.map((line) => [offerKey(line.listingId, line.skuId), line])).values()];
}

interface SessionRow {
  readonly session_id: string;
  readonly account_id: string;
  readonly state: SessionState;
  readonly currency: string;
  readonly time_scale: number;
  readonly started_at_ms: string | null;
}

export async function readSessions(
  tx: Transaction,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, KnownSession>> {
  const rows: SessionRow[] = await tx.query(`SELECT * FROM sessions WHERE session_id = ANY($1::uuid[])`, [sessionIds]);
  return new Map(rows.map((row) => [row.session_id, toKnownSession(row)]));
}

const toKnownSession = (row: SessionRow): KnownSession => ({
  sessionId: row.session_id,
  accountId: row.account_id,
  state: row.state,
  currency: row.currency,
  timeScale: row.time_scale,
  startedAtMs: row.started_at_ms === null ? null : Number(row.started_at_ms),
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
}

async function readOffers(
  tx: Transaction,
  lines: readonly RequestedLine[],
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, Offer>> {
  const rows: OfferRow[] = await tx.query(
    `SELECT o.*, a.allocation_id, (
       SELECT json_agg(json_build_object('sessionId', p.session_id, 'priceMinor', p.price_minor,
                                         'startsAtMs', p.starts_at_ms, 'endsAtMs', p.ends_at_ms))
       FROM live_prices p
       WHERE p.session_id = ANY($3::uuid[]) AND p.listing_id = o.listing_id AND p.sku_id = o.sku_id) AS live_prices,
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
