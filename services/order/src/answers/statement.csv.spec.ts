import type { StatementLine } from '../domain/settlement/statement.js';
import { PLACED_AT, uuid } from '../testing/fixtures.js';
import { statementCsv } from './statement.csv.js';

const sale: StatementLine = {
  ...{ lineNo: 1, occurredAtMs: PLACED_AT, late: false, cause: 'sale', currency: 'CNY' },
  ...{ orderId: uuid(1), refundId: null, orderLine: 1, listingId: uuid(2), skuId: uuid(3), quantity: 2 },
  ...{ commissionBasisPoints: 1_500, platformFeeBasisPoints: 200 },
  ...{ amountMinor: 19_800, commissionMinor: 2_970, platformFeeMinor: 396, payableMinor: 16_434 },
};
const refund: StatementLine = {
  ...{ ...sale, lineNo: 2, cause: 'refund', refundId: uuid(4), quantity: 0, late: true },
  ...{ amountMinor: -9_900, commissionMinor: -1_485, platformFeeMinor: -198, payableMinor: -8_217 },
};

async function textOf(...pages: (readonly StatementLine[])[]): Promise<string> {
  async function* read(): AsyncGenerator<readonly StatementLine[]> {
    yield* pages;
  }
  let text = '';
  for await (const piece of statementCsv(read())) text += piece;
  return text;
}

/** Issued statements bear the hash of this file: whoever changes a byte of it breaks them all. */
describe('the file of a statement', () => {
  it('is what it always was, to the byte', async () => {
    const text = await textOf([sale, refund]);

    expect(text.split('\r\n')).toEqual([
      'line,occurred_at,late,cause,order_id,refund_id,order_line,listing_id,sku_id,quantity,commission_basis_points,' +
        'platform_fee_basis_points,currency,amount_minor,commission_minor,platform_fee_minor,payable_minor',
      `1,2026-11-23T12:00:00.000Z,no,sale,${uuid(1)},,1,${uuid(2)},${uuid(3)},2,1500,200,CNY,19800,2970,396,16434`,
      `2,2026-11-23T12:00:00.000Z,yes,refund,${uuid(1)},${uuid(4)},1,${uuid(2)},${uuid(3)},0,1500,200,CNY,-9900,-1485,-198,-8217`,
      '',
    ]);
  });

  it('is the same however its lines are read, and has its first line when there is no other', async () => {
    expect(await textOf([sale], [refund])).toBe(await textOf([sale, refund]));
    expect((await textOf()).split('\r\n')).toHaveLength(2);
  });
});
