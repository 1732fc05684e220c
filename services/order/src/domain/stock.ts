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
  /** Held: for placed orders, and for offers to viewers who waited. */
  readonly reserved: number;
  /** The part of `reserved` that is held for offers. */
  readonly offered: number;
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
  'order_returned',
  'units_offered',
  'offer_ended',
  'deposit_paid',
  'order_forfeited',
] as const;
export type StockCause = (typeof stockCauses)[number];

/** By how much the two counts change; per unit of an order −1, 0 or 1. */
export interface PerUnit {
  readonly reservedBy: number;
  readonly soldBy: number;
}

/** What an order, or an offer to a viewer who waited, does to one allocation. */
export interface StockChange extends PerUnit {
  readonly allocationId: string;
  readonly cause: StockCause;
  readonly orderId: string | null;
  /** For changes of an offer: the place in the waiting list, and how many units more or less it holds. */
  readonly offer?: { readonly offerId: string; readonly offeredBy: number };
}

/** One line of the movement log; the movements of an allocation add up to what it is. */
export interface StockMovement {
  readonly allocationId: string;
  readonly accountId: string;
  readonly cause: StockCause;
  readonly orderId: string | null;
  readonly offerId: string | null;
  readonly allocatedBy: number;
  readonly reservedBy: number;
  readonly offeredBy: number;
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
  const offered = allocation.offered + (change.offer?.offeredBy ?? 0);
  if (reserved < 0 || sold < 0 || reserved + sold > allocation.allocated || offered < 0 || offered > reserved)
    throw new StockLedgerBroken(allocation, change);

  const moved = resized({ ...allocation, reserved, sold, offered });
  return { allocation: moved, movement: movementOf(allocation, moved, change) };
}

/** The merchant wants to sell `units` in all; what is promised already stays promised. */
export function setAllocation(allocation: Allocation, units: number): StockMoved {
  const moved = resized({ ...allocation, intended: units });
  return { allocation: moved, movement: movementOf(allocation, moved, { cause: 'allocation_set', orderId: null }) };
}

const resized = (allocation: Allocation): Allocation => ({
  ...allocation,
  allocated: Math.max(allocation.intended, allocation.reserved + allocation.sold),
});

const movementOf = (
  { allocationId, accountId, ...before }: Allocation,
  after: Allocation,
  { cause, orderId, offer }: Pick<StockChange, 'cause' | 'orderId' | 'offer'>,
): StockMovement => ({
  allocationId,
  accountId,
  cause,
  orderId,
  offerId: offer?.offerId ?? null,
  allocatedBy: after.allocated - before.allocated,
  reservedBy: after.reserved - before.reserved,
  offeredBy: after.offered - before.offered,
  soldBy: after.sold - before.sold,
});
