/** What may be sold of a variant through a listing, and what has been. Free = allocated − reserved − sold. */
export interface Allocation {
  readonly allocationId: string;
  readonly accountId: string;
  readonly listingId: string;
  readonly skuId: string;
  /** What the merchant wants to sell in all. */
  readonly intended: number;
  /** As `intended`, or as many as are promised already when the merchant lowered it below that. */
  readonly allocated: number;
  /** Held for placed orders. */
  readonly reserved: number;
  /** Paid for. */
  readonly sold: number;
}

export const stockCauses = [
  'allocation_set',
  'order_placed',
  'order_paid',
  'order_expired',
  'order_cancelled',
  'order_refunded',
] as const;
export type StockCause = (typeof stockCauses)[number];

/** By how much the two counts change; per unit of an order −1, 0 or 1. */
export interface PerUnit {
  readonly reservedBy: number;
  readonly soldBy: number;
}

/** What an order does to one allocation. */
export interface StockChange extends PerUnit {
  readonly allocationId: string;
  readonly cause: StockCause;
  readonly orderId: string;
}

/** One line of the movement log; the movements of an allocation add up to what it is. */
export interface StockMovement {
  readonly allocationId: string;
  readonly accountId: string;
  readonly cause: StockCause;
  readonly orderId: string | null;
  readonly allocatedBy: number;
  readonly reservedBy: number;
  readonly soldBy: number;
}

export interface StockMoved {
  readonly allocation: Allocation;
  readonly movement: StockMovement;
}

export const freeUnits = ({ allocated, reserved, sold }: Allocation): number => allocated - reserved - sold;

/** A decision asked for units that are not there: a bug in a decision, never an answer to a buyer. */
export class StockLedgerBroken extends Error {
  constructor(allocation: Allocation | null, change: StockChange) {
    super(`${change.cause} would break the ledger: ${JSON.stringify({ allocation, change })}`);
    this.name = 'StockLedgerBroken';
  }
}

/**
 * Applies a change. Units that come back while the merchant has lowered the allocation leave it instead of becoming
 * free. @throws StockLedgerBroken
 */
export function moveStock(allocation: Allocation, change: StockChange): StockMoved {
  const reserved = allocation.reserved + change.reservedBy;
  const sold = allocation.sold + change.soldBy;
  if (reserved < 0 || sold < 0 || reserved + sold > allocation.allocated)
    throw new StockLedgerBroken(allocation, change);

  const moved = resized({ ...allocation, reserved, sold });
  return { allocation: moved, movement: movementOf(allocation, moved, change.cause, change.orderId) };
}

/** The merchant wants to sell `units` in all; what is promised already stays promised. */
export function setAllocation(allocation: Allocation, units: number): StockMoved {
  const moved = resized({ ...allocation, intended: units });
  return { allocation: moved, movement: movementOf(allocation, moved, 'allocation_set', null) };
}

const resized = (allocation: Allocation): Allocation => ({
  ...allocation,
  allocated: Math.max(allocation.intended, allocation.reserved + allocation.sold),
});

const movementOf = (
  { allocationId, accountId, ...before }: Allocation,
  after: Allocation,
  cause: StockCause,
  orderId: string | null,
): StockMovement => ({
  allocationId,
  accountId,
  cause,
  orderId,
  allocatedBy: after.allocated - before.allocated,
  reservedBy: after.reserved - before.reserved,
  soldBy: after.sold - before.sold,
});
