import { derivedId } from '@shopcast/kernel';
import { type Claims, claimsOn, noClaims } from './claims.js';
import { type BackForLines, backForLines, backOfEachLine, type Refund } from './given-back.js';
import { type LedgerAccount, accountOfClaim, claimNames } from './ledger-account.js';
import type { Sale, SaleLine } from './sale.js';

/**
 * An amount that leaves one account and enters another. Debit and credit are one row, so a ledger in which they differ
 * cannot be written.
 */
export interface LedgerEntry {
  readonly lineNo: number;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountMinor: number;
}

/** What one order fact does to the ledger. */
export interface LedgerTransaction {
  /** Follows from the order or the refund: the same fact again is the same transaction. */
  readonly transactionId: string;
  readonly cause: 'sale' | 'refund';
  readonly refundId: string | null;
  readonly sale: Sale;
  /** The order's lines, with what this transaction sold or gave back of each. */
  readonly lines: readonly SaleLine[];
  /** For refunds: what of it was for certain lines. */
  readonly forLines: BackForLines | null;
  readonly entries: readonly LedgerEntry[];
}

export const saleTransactionId = (orderId: string): string => derivedId('ledger', 'sale', orderId);
export const refundTransactionId = (refundId: string): string => derivedId('ledger', 'refund', refundId);

export function bookSale(sale: Sale): LedgerTransaction {
  return {
    transactionId: saleTransactionId(sale.orderId),
    cause: 'sale',
    refundId: null,
    sale,
    lines: sale.lines,
    forLines: null,
    entries: sale.lines.flatMap((line) =>
      moved(line.lineNo, noClaims, claimsOn(line.amountMinor, line), 'buyer_money'),
    ),
  };
}

/**
 * What was given back so far says what everybody still has a claim to; the entries are the difference between before and
 * after. So it makes no odds in how many steps money goes back, and once all of it is back no claim is left anywhere.
 * @param earlier what refunds before this one gave back for certain lines
 * @throws RefundExceedsSale
 */
export function bookRefund(sale: Sale, earlier: BackForLines, refund: Refund): LedgerTransaction {
  const { refundId, refundMinor, refundedTotalMinor } = refund;
  const forLines = backForLines(sale, refund);
  const before = backOfEachLine(sale, refundedTotalMinor - refundMinor, earlier);
  const after = backOfEachLine(sale, refundedTotalMinor, added(earlier, forLines));
  const backOf = (line: SaleLine) => ({ before: before[line.lineNo - 1] ?? 0, after: after[line.lineNo - 1] ?? 0 });
  return {
    transactionId: refundTransactionId(refundId),
    cause: 'refund',
    refundId,
    sale,
    lines: sale.lines.map((line) => ({ ...line, quantity: 0, amountMinor: backOf(line).after - backOf(line).before })),
    forLines,
    entries: sale.lines.flatMap((line) => {
      const claimsAfter = (backMinor: number): Claims => claimsOn(line.amountMinor - backMinor, line);
      return moved(line.lineNo, claimsAfter(backOf(line).before), claimsAfter(backOf(line).after), 'refunds');
    }),
  };
}

/** What refunds gave back for certain lines, together. */
export const added = (some: BackForLines, more: BackForLines): BackForLines =>
  more.map((back, place) => back + (some[place] ?? 0));

/**
 * The entries that turn one division of a line's money into another. A claim that grows is credited, one that shrinks is
 * debited; rounding may let the brand's grow by a unit while the line's money shrinks.
 */
const moved = (lineNo: number, before: Claims, after: Claims, against: LedgerAccount): LedgerEntry[] =>
  claimNames.flatMap((claim): LedgerEntry[] => {
    const change = after[claim] - before[claim];
    const account = accountOfClaim[claim];
    if (change === 0) return [];
    return change > 0
      ? [{ lineNo, debit: against, credit: account, amountMinor: change }]
      : [{ lineNo, debit: account, credit: against, amountMinor: -change }];
  });
