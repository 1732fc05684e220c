import type { OrderRefunded } from '@shopcast/contracts';
import { apportion } from './apportion.js';
import { RefundExceedsSale } from './ledger.errors.js';
import type { Sale, SaleLine } from './sale.js';

export type Refund = Pick<OrderRefunded, 'orderId' | 'refundId' | 'refundMinor' | 'refundedTotalMinor' | 'lines'>;

/** What was given back for certain lines of an order, in the order of its lines. The rest was for the whole order. */
export type BackForLines = readonly number[];

/** A refund for certain units is spread over their lines by what was paid for them; one for the whole order over none. */
export function backForLines({ lines }: Sale, { refundMinor, lines: units = [] }: Refund): BackForLines {
  const paidFor = lines.map((line) => paidForUnits(line, units));
  return paidFor.some((paid) => paid > 0) ? apportion(refundMinor, paidFor) : lines.map(() => 0);
}

function paidForUnits(line: SaleLine, units: NonNullable<Refund['lines']>): number {
  const returned = units.find(({ listingId, skuId }) => listingId === line.listingId && skuId === line.skuId);
  const quantity = BigInt(Math.min(returned?.quantity ?? 0, line.quantity));
  return Number((BigInt(line.amountMinor) * quantity) / BigInt(line.quantity));
}

/**
 * How much of each line's money is back at the buyer, as a function of what was given back so far and of nothing else:
 * first what was for the line, as far as it was paid; the rest is spread over what is left of the lines.
 * @throws RefundExceedsSale
 */
export function backOfEachLine(sale: Sale, refundedTotalMinor: number, forLines: BackForLines): readonly number[] {
  if (refundedTotalMinor > sale.totalMinor) throw new RefundExceedsSale(sale, refundedTotalMinor);
  const own = sale.lines.map(({ amountMinor }, place) => Math.min(forLines[place] ?? 0, amountMinor));
  const restMinor = refundedTotalMinor - own.reduce((sum, back) => sum + back, 0);
  if (restMinor < 0) throw new RefundExceedsSale(sale, refundedTotalMinor);
  const rest = apportion(
    restMinor,
    sale.lines.map(({ amountMinor }, place) => amountMinor - (own[place] ?? 0)),
  );
  return own.map((back, place) => back + (rest[place] ?? 0));
}
