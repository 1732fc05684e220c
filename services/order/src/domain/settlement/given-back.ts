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
 * what was for the line, and its part of what was for the whole order. No line gives back more than was paid for it;
 * what exceeds that falls to the others.
 * @throws RefundExceedsSale
 */
export function backOfEachLine(sale: Sale, refundedTotalMinor: number, forLines: BackForLines): readonly number[] {
  const paid = sale.lines.map(({ amountMinor }) => amountMinor);
  const own = paid.map((amount, place) => Math.min(forLines[place] ?? 0, amount));
  const forOrderMinor = refundedTotalMinor - sumOf(own);
  if (refundedTotalMinor > sale.totalMinor || forOrderMinor < 0) throw new RefundExceedsSale(sale, refundedTotalMinor);

  const room = paid.map((amount, place) => amount - (own[place] ?? 0));
  const parts = apportion(forOrderMinor, paid).map((part, place) => Math.min(part, room[place] ?? 0));
  const over = apportion(
    forOrderMinor - sumOf(parts),
    room.map((left, place) => left - (parts[place] ?? 0)),
  );
  return own.map((back, place) => back + (parts[place] ?? 0) + (over[place] ?? 0));
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
