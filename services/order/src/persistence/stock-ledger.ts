import type { Transaction } from '@shopcast/database';
import type { RequestedLine } from '../domain/placement.js';
import type { Allocation, StockMovement } from '../domain/stock.js';

export interface AllocationRow {
  readonly allocation_id: string;
  readonly account_id: string;
  readonly listing_id: string;
  readonly sku_id: string;
  readonly intended: string;
  readonly allocated: string;
  readonly reserved: string;
  readonly offered: string;
  readonly sold: string;
}

export const toAllocation = (row: AllocationRow): Allocation => ({
  allocationId: row.allocation_id,
  accountId: row.account_id,
  listingId: row.listing_id,
  skuId: row.sku_id,
  intended: Number(row.intended),
  allocated: Number(row.allocated),
  reserved: Number(row.reserved),
  offered: Number(row.offered),
  sold: Number(row.sold),
});

/**
 * The account of a gift is named, because no index serves row-level security. The gift must stand inside of unnest: where
 * rows are locked that somebody has just changed, Postgres looks at them once more, and from a UNION it then finds only one.
 */
const OF_LINES = `
  SELECT a.* FROM allocations a WHERE (a.listing_id, a.sku_id) IN (
    SELECT * FROM unnest($1::uuid[] || ARRAY(SELECT listing_id FROM first_order_gifts WHERE account_id = $3),
                         $2::uuid[] || ARRAY(SELECT sku_id FROM first_order_gifts WHERE account_id = $3)))`;

const asColumns = (lines: readonly RequestedLine[], giftOf: string | null): unknown[] => [
  lines.map(({ listingId }) => listingId),
  lines.map(({ skuId }) => skuId),
  giftOf,
];

/**
 * Of the lines, and of the gift of an account, which may come with them.
 * Everybody locks allocations in the order of their ids, so two transactions can wait for each other but not both.
 */
export async function lockAllocationsOf(
  tx: Transaction,
  lines: readonly RequestedLine[],
  giftOf: string | null = null,
): Promise<ReadonlyMap<string, Allocation>> {
  return byId(await tx.query(`${OF_LINES} ORDER BY a.allocation_id FOR UPDATE`, asColumns(lines, giftOf)));
}

/** As committed at this moment. */
export async function readAllocationsOf(
  tx: Transaction,
  lines: readonly RequestedLine[],
  giftOf: string | null = null,
): Promise<ReadonlyMap<string, Allocation>> {
  return byId(await tx.query(OF_LINES, asColumns(lines, giftOf)));
}

export async function lockAllocations(
  tx: Transaction,
  allocationIds: readonly string[],
): Promise<ReadonlyMap<string, Allocation>> {
  return byId(
    await tx.query(
      `SELECT * FROM allocations WHERE allocation_id = ANY($1::uuid[]) ORDER BY allocation_id FOR UPDATE`,
      [allocationIds],
    ),
  );
}

const byId = (rows: readonly AllocationRow[]): ReadonlyMap<string, Allocation> =>
  new Map(rows.map((row) => [row.allocation_id, toAllocation(row)]));

/** Two parts of a statement that also saves what moved the stock: the ledger and its log are never written apart. */
export const savingStock = (allocations: string, movements: string): string => `
  saved_allocations AS (
    UPDATE allocations a
    SET intended = n.intended, allocated = n.allocated, reserved = n.reserved, offered = n.offered, sold = n.sold
    FROM json_populate_recordset(NULL::allocations, ${allocations}::json) n WHERE a.allocation_id = n.allocation_id),
  saved_movements AS (
    INSERT INTO stock_movements
      (account_id, allocation_id, order_id, offer_id, cause, allocated_by, reserved_by, offered_by, sold_by)
    SELECT account_id, allocation_id, order_id, offer_id, cause, allocated_by, reserved_by, offered_by, sold_by
    FROM json_populate_recordset(NULL::stock_movements, ${movements}::json))`;

export const allocationRows = (allocations: readonly Allocation[]): string =>
  JSON.stringify(
    allocations.map(({ allocationId, intended, allocated, reserved, offered, sold }) => ({
      allocation_id: allocationId,
      intended,
      allocated,
      reserved,
      offered,
      sold,
    })),
  );

export const movementRows = (movements: readonly StockMovement[]): string =>
  JSON.stringify(
    movements.map(({ allocationId, accountId, orderId, offerId, cause, ...moved }) => ({
      account_id: accountId,
      allocation_id: allocationId,
      order_id: orderId,
      offer_id: offerId,
      cause,
      allocated_by: moved.allocatedBy,
      reserved_by: moved.reservedBy,
      offered_by: moved.offeredBy,
      sold_by: moved.soldBy,
    })),
  );

/** The allocation, locked; an empty one of the same identity when it is new here. */
export async function lockOrOpenAllocation(
  tx: Transaction,
  { allocationId, accountId, listingId, skuId }: Pick<Allocation, 'allocationId' | 'accountId' | 'listingId' | 'skuId'>,
): Promise<Allocation> {
  await tx.query(
    `INSERT INTO allocations (allocation_id, account_id, listing_id, sku_id, intended, allocated, reserved, sold)
     VALUES ($1, $2, $3, $4, 0, 0, 0, 0) ON CONFLICT (allocation_id) DO NOTHING`,
    [allocationId, accountId, listingId, skuId],
  );
  const allocation = (await lockAllocations(tx, [allocationId])).get(allocationId);
  if (!allocation) throw new Error(`Allocation ${allocationId} cannot be locked`);
  return allocation;
}

export async function saveStock(
  tx: Transaction,
  allocations: readonly Allocation[],
  movements: readonly StockMovement[],
): Promise<void> {
  await tx.query(`WITH ${savingStock('$1', '$2')} SELECT`, [allocationRows(allocations), movementRows(movements)]);
}
