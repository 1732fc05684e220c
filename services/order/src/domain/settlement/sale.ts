import type { OrderPaid } from '@shopcast/contracts';
import { apportion } from './apportion.js';
import type { SaleTerms } from './sale-terms.js';

/** A line of a paid order: what was really paid for it, and what holds for that money. */
export interface SaleLine extends SaleTerms {
  /** Its place in the order, from 1. */
  readonly lineNo: number;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly amountMinor: number;
}

/** A paid order as the ledger sees it. The amounts of its lines add up to its total. */
export interface Sale {
  readonly accountId: string;
  readonly orderId: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly lines: readonly SaleLine[];
}

/** A line may tell what coupons took off it; quantity × price − that is what was paid for it. */
type PaidLine = OrderPaid['lines'][number] & { readonly discountMinor?: number };

/**
 * Commission is due on what was paid. Where the lines do not add up to the total, the total is spread over them by what
 * they cost.
 * A line without terms was sold before they were agreed with the order: its money is the account's own.
 */
export function saleOf({ accountId, orderId, currency, totalMinor, lines }: OrderPaid): Sale {
  const amounts = apportion(
    totalMinor,
    lines.map(({ quantity, unitPriceMinor, discountMinor = 0 }: PaidLine) => quantity * unitPriceMinor - discountMinor),
  );
  return {
    accountId,
    orderId,
    currency,
    totalMinor,
    lines: lines.map((line, place) => ({
      lineNo: place + 1,
      listingId: line.listingId,
      skuId: line.skuId,
      quantity: line.quantity,
      amountMinor: amounts[place] ?? 0,
      brandId: line.brandId ?? accountId,
      commissionBasisPoints: line.commissionBasisPoints ?? 0,
      platformFeeBasisPoints: line.platformFeeBasisPoints ?? 0,
    })),
  };
}
