import { readFileSync } from 'node:fs';
import { uuid } from '../../testing/fixtures.js';
import { balancesOf, paidFact, paidLine } from '../../testing/settlement.js';
import { bookSale, type LedgerTransaction } from './book.js';
import { accountOfClaim } from './ledger-account.js';
import { OpenLedger } from './open-ledger.js';
import { type SaleLine, saleOf } from './sale.js';

const page = readFileSync(new URL('../../../../../deploy/docs/settlement.md', import.meta.url), 'utf8');

/** The cells of every table of the page, below its heading. */
function tableBelow(heading: string): string[][] {
  const section = page.split(/^### /m).find((part) => part.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const lipstick = paidLine({ listingId: uuid(31), quantity: 2, unitPriceMinor: 9_900, brandId: uuid(51) });
const notebook = paidLine({
  ...{ listingId: uuid(32), unitPriceMinor: 5_900, brandId: uuid(52) },
  commissionBasisPoints: 1_000,
});
const fact = paidFact([lipstick, notebook], { totalMinor: 23_700 });
const names = ['lipstick', 'notebook'];

const refund = (refundMinor: number, refundedTotalMinor: number, refundId: number) => {
  const { accountId, sessionId, viewerId, orderId, currency } = fact;
  return {
    accountId,
    sessionId,
    viewerId,
    orderId,
    currency,
    refundId: uuid(refundId),
    refundMinor,
    refundedTotalMinor,
  };
};

/** In whole currency units, as the page shows them. */
const shown = (minor: number): string =>
  `${minor < 0 ? '−' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;

/** What a transaction does to the claims on a line: fee, commission, brand. */
const claimsBy = ({ entries }: LedgerTransaction, { lineNo }: SaleLine): number[] =>
  (['platformFeeMinor', 'commissionMinor', 'payableMinor'] as const).map((claim) => {
    const balance = balancesOf(entries.filter((entry) => entry.lineNo === lineNo))[accountOfClaim[claim]];
    return balance === 0 ? 0 : -balance;
  });

const tableOf = (transaction: LedgerTransaction, sign: 1 | -1): string[][] =>
  transaction.lines.map((line, place) => [
    names[place] ?? '',
    shown(sign * line.amountMinor),
    ...claimsBy(transaction, line).map(shown),
  ]);

describe('the worked example in deploy/docs/settlement.md', () => {
  const ledger = new OpenLedger(new Map());
  const sale = ledger.paid(fact);
  const goodwill = ledger.refunded(refund(1_000, 1_000, 1));
  const units = [{ listingId: lipstick.listingId, skuId: lipstick.skuId, quantity: 1 }];
  const returned = ledger.refunded({ ...refund(9_129, 10_129, 2), lines: units });

  it('shows what is booked when the order is paid', () => {
    expect(sale).toEqual(bookSale(saleOf(fact)));
    expect(tableBelow('5 October')).toEqual(tableOf(sale, 1));
  });

  it('shows what is booked when money goes back', () => {
    expect(tableBelow('20 October')).toEqual(tableOf(goodwill, -1));
    expect(tableBelow('12 November')).toEqual(tableOf(returned, -1));
  });

  it('shows the statements of the lipstick’s brand, which add up to the ledger', () => {
    const [line] = saleOf(fact).lines as [SaleLine];
    const october = [sale, goodwill].map((transaction) => claimsBy(transaction, line));
    const november = [claimsBy(returned, line)];
    const sum = (rows: number[][]): number[] =>
      rows.reduce((all, row) => all.map((minor, at) => minor + (row[at] ?? 0)));
    const backOf = ({ lines }: LedgerTransaction): number => lines[0]?.amountMinor ?? 0;
    const rows = [
      ['October', line.amountMinor, backOf(goodwill), ...sum(october)],
      ['November', 0, backOf(returned), ...sum(november)],
      ['together', line.amountMinor, backOf(goodwill) + backOf(returned), ...sum([...october, ...november])],
    ];

    expect(tableBelow('The statements')).toEqual(
      rows.map(([month, ...minors]) => [month, ...minors.map((minor) => shown(minor as number))]),
    );
  });
});
