import type { Transaction } from '@shopcast/database';
import type { PlacementRequest, RequestedLine } from '../../domain/placement.js';
import type { Allocation } from '../../domain/stock.js';
import type { InLine, UnitsOffer, Waiting, WaitingEntry } from '../../domain/waiting/waiting.js';

/** A row of `waiting`, as the driver reads it. */
export interface WaitingRow {
  readonly entry_id: string;
  readonly place: string;
  readonly account_id: string;
  readonly session_id: string;
  readonly viewer_id: string;
  readonly listing_id: string;
  readonly sku_id: string;
  readonly quantity: number;
  readonly joined_at: Date;
  readonly state: WaitingEntry['state'];
  readonly expires_at: Date | null;
  readonly order_id: string | null;
}

type WithAllocation = WaitingRow & { readonly allocation_id: string };

const toWaiting = (row: WaitingRow): Waiting => ({
  entryId: row.entry_id,
  accountId: row.account_id,
  sessionId: row.session_id,
  viewerId: row.viewer_id,
  listingId: row.listing_id,
  skuId: row.sku_id,
  quantity: row.quantity,
  joinedAtMs: row.joined_at.getTime(),
});

export function toEntry(row: WaitingRow): WaitingEntry {
  const { state } = row;
  switch (state) {
    case 'offered':
      return { ...toWaiting(row), state, expiresAtMs: row.expires_at?.getTime() ?? 0 };
    case 'accepted':
      return { ...toWaiting(row), state, orderId: row.order_id ?? '' };
    case 'waiting':
    case 'lapsed':
    case 'left':
      return { ...toWaiting(row), state };
  }
}

const toOffer = (row: WithAllocation): UnitsOffer => ({
  ...toWaiting(row),
  allocationId: row.allocation_id,
  expiresAtMs: row.expires_at?.getTime() ?? 0,
});

/** Open offers of some viewers. Asked for only where units are held for offers at all, which is rare. */
export async function readHeld(
  tx: Transaction,
  requests: readonly Pick<PlacementRequest, 'viewerId'>[],
  allocations: readonly Allocation[],
): Promise<readonly UnitsOffer[]> {
  const withOffers = allocations.filter(({ offered }) => offered > 0);
  const rows: WithAllocation[] = await tx.query(
    `SELECT w.*, a.allocation_id FROM waiting w JOIN allocations a USING (listing_id, sku_id)
     WHERE w.state = 'offered' AND a.allocation_id = ANY($1::uuid[]) AND w.viewer_id = ANY($2::text[])`,
    [withOffers.map(({ allocationId }) => allocationId), [...new Set(requests.map(({ viewerId }) => viewerId))]],
  );
  return rows.map(toOffer);
}

/** Open offers by their ids, whose allocations are locked. */
export async function readOffers(tx: Transaction, entryIds: readonly string[]): Promise<readonly UnitsOffer[]> {
  const rows: WithAllocation[] = await tx.query(
    `SELECT w.*, a.allocation_id FROM waiting w JOIN allocations a USING (listing_id, sku_id)
     WHERE w.state = 'offered' AND w.entry_id = ANY($1::uuid[]) ORDER BY w.place`,
    [entryIds],
  );
  return rows.map(toOffer);
}

export interface PlaceInLine {
  readonly place: number;
  readonly waiting: InLine;
}

/** Who waits for units of these, in the order of joining: in rooms that are open, and while the list is. */
export async function readLine(
  tx: Transaction,
  allocations: readonly Allocation[],
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly PlaceInLine[]> {
  const rows: (WithAllocation & { offer_seconds: number })[] = await tx.query(
    `SELECT w.*, a.allocation_id, l.offer_seconds
     FROM waiting w JOIN allocations a USING (listing_id, sku_id) JOIN waiting_lists l USING (listing_id)
          JOIN sessions s USING (session_id)
     WHERE w.state = 'waiting' AND a.allocation_id = ANY($1::uuid[]) AND l.is_open AND s.state IN ('live', 'paused')
       AND w.place > $2
     ORDER BY w.place LIMIT $3`,
    [allocations.map(({ allocationId }) => allocationId), after, limit],
  );
  return rows.map((row) => ({
    place: Number(row.place),
    waiting: { ...toWaiting(row), allocationId: row.allocation_id, offerSeconds: row.offer_seconds },
  }));
}

export async function saveOffers(tx: Transaction, offers: readonly UnitsOffer[]): Promise<void> {
  await tx.query(
    `UPDATE waiting w SET state = 'offered', expires_at = to_timestamp(o."expiresAtMs" / 1000.0)
     FROM json_to_recordset($1::json) AS o("entryId" uuid, "expiresAtMs" bigint) WHERE w.entry_id = o."entryId"`,
    [JSON.stringify(offers)],
  );
}

export async function saveAccepted(
  tx: Transaction,
  accepted: readonly { readonly offerId: string; readonly orderId: string }[],
): Promise<void> {
  await tx.query(
    `UPDATE waiting w SET state = 'accepted', expires_at = NULL, order_id = a."orderId"
     FROM json_to_recordset($1::json) AS a("offerId" uuid, "orderId" uuid) WHERE w.entry_id = a."offerId"`,
    [JSON.stringify(accepted)],
  );
}

export async function saveEnded(tx: Transaction, entryIds: readonly string[], state: 'lapsed' | 'left'): Promise<void> {
  await tx.query(`UPDATE waiting SET state = $2, expires_at = NULL WHERE entry_id = ANY($1::uuid[])`, [
    entryIds,
    state,
  ]);
}

/** New entries take their places in their order. */
export async function insertEntries(tx: Transaction, entries: readonly Waiting[]): Promise<void> {
  await tx.query(
    `INSERT INTO waiting (entry_id, account_id, session_id, viewer_id, listing_id, sku_id, quantity, joined_at, state)
     SELECT "entryId", "accountId", "sessionId", "viewerId", "listingId", "skuId", quantity,
            to_timestamp("joinedAtMs" / 1000.0), 'waiting'
     FROM ROWS FROM (json_to_recordset($1::json) AS
       ("entryId" uuid, "accountId" uuid, "sessionId" uuid, "viewerId" text, "listingId" uuid, "skuId" uuid,
        quantity integer, "joinedAtMs" bigint)) WITH ORDINALITY AS entry
     ORDER BY ordinality`,
    [JSON.stringify(entries)],
  );
}

/** Who waits already, or has an offer, of the viewers and variants of these wishes. */
export async function readPlaces(tx: Transaction, wishes: readonly Waiting[]): Promise<readonly WaitingEntry[]> {
  const rows: WaitingRow[] = await tx.query(
    `SELECT w.* FROM waiting w
     JOIN (SELECT DISTINCT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[])
             AS asked(session_id, viewer_id, listing_id, sku_id)) asked
     USING (session_id, viewer_id, listing_id, sku_id) WHERE w.state IN ('waiting', 'offered')`,
    [
      wishes.map(({ sessionId }) => sessionId),
      wishes.map(({ viewerId }) => viewerId),
      wishes.map(({ listingId }) => listingId),
      wishes.map(({ skuId }) => skuId),
    ],
  );
  return rows.map(toEntry);
}

/** Variants that are for sale, with whether their merchant keeps a list. */
export async function readVariants(
  tx: Transaction,
  lines: readonly RequestedLine[],
): Promise<readonly { readonly listingId: string; readonly skuId: string; readonly isListOpen: boolean }[]> {
  const rows: { listing_id: string; sku_id: string; is_open: boolean | null }[] = await tx.query(
    `SELECT o.listing_id, o.sku_id, l.is_open FROM offers o LEFT JOIN waiting_lists l USING (listing_id)
     WHERE (o.listing_id, o.sku_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
    [lines.map(({ listingId }) => listingId), lines.map(({ skuId }) => skuId)],
  );
  return rows.map((row) => ({ listingId: row.listing_id, skuId: row.sku_id, isListOpen: row.is_open ?? false }));
}
