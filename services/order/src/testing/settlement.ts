import type { OrderPaid } from '@shopcast/contracts';
import { forAccount } from '@shopcast/database';
import type { ServiceUnderTest } from '@shopcast/testing';
import fc from 'fast-check';
import type { LedgerEntry } from '../domain/settlement/book.js';
import { type LedgerAccount, ledgerAccounts } from '../domain/settlement/ledger-account.js';
import { ACCOUNT, SESSION, uuid } from './fixtures.js';

type PaidLine = OrderPaid['lines'][number];

/** A line of one unit at 15 % commission and 2 % platform fee. */
export const paidLine = (changes: Partial<PaidLine> = {}): PaidLine => ({
  listingId: uuid(30),
  skuId: uuid(40),
  quantity: 1,
  unitPriceMinor: 9_900,
  brandId: uuid(50),
  commissionBasisPoints: 1_500,
  platformFeeBasisPoints: 200,
  ...changes,
});

/** The fact that an order with these lines was paid, without any discount unless a total is given. */
export const paidFact = (lines: readonly PaidLine[], changes: Partial<OrderPaid> = {}): OrderPaid => ({
  accountId: ACCOUNT,
  sessionId: SESSION,
  viewerId: 'viewer',
  orderId: uuid(10),
  paymentId: uuid(11),
  lines: [...lines],
  totalMinor: lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0),
  currency: 'CNY',
  newBuyer: true,
  ...changes,
});

/** Orders of every shape: free lines, many lines of few minor units, discounts, rates up to the whole and beyond. */
export const anyPaidFact: fc.Arbitrary<OrderPaid> = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9 }),
        unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1_000_000_000 })),
        brandId: fc.constantFrom(uuid(51), uuid(52)),
        commissionBasisPoints: fc.integer({ min: 0, max: 10_000 }),
        platformFeeBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    discount: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ lines, discount }) => {
    const fact = paidFact(lines.map((line, place) => paidLine({ ...line, listingId: uuid(31 + place) })));
    return { ...fact, totalMinor: Math.floor(fact.totalMinor * (1 - discount)) };
  });

/** Cuts an amount into parts, each of at least one. */
export function cutAt(amountMinor: number, cuts: readonly number[]): number[] {
  const places = [...new Set(cuts.map((cut) => Math.floor(cut * amountMinor)))]
    .filter((at) => at > 0)
    .sort((a, b) => a - b);
  return [...places, amountMinor].map((end, index) => end - (places[index - 1] ?? 0)).filter((part) => part > 0);
}

/** Debits minus credits of every account. */
export function balancesOf(entries: readonly LedgerEntry[]): Record<LedgerAccount, number> {
  const balances = Object.fromEntries(ledgerAccounts.map((account) => [account, 0])) as Record<LedgerAccount, number>;
  for (const { debit, credit, amountMinor } of entries) {
    balances[debit] += amountMinor;
    balances[credit] -= amountMinor;
  }
  return balances;
}

/** The ledger of an account as its own tables have it: debits minus credits of every account, and whether they agree. */
export async function ledgerOf(
  order: ServiceUnderTest,
  accountId: string,
  brandId: string | null = null,
): Promise<Record<LedgerAccount, number>> {
  const rows = await order.database.query<{ ledger_account: LedgerAccount; balance: number }>(
    forAccount(accountId),
    `SELECT ledger_account, sum(debit_minor - credit_minor)::float8 AS balance FROM ledger_postings
     WHERE $1::uuid IS NULL OR brand_id = $1 GROUP BY ledger_account`,
    [brandId],
  );
  const found = Object.fromEntries(rows.map((row) => [row.ledger_account, row.balance]));
  return Object.fromEntries(ledgerAccounts.map((account) => [account, found[account] ?? 0])) as never;
}
