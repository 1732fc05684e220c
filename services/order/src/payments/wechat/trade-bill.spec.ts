import { billOf } from './testing/bill-writer.js';
import { WechatPayBooks } from './testing/wechat-pay-books.js';
import { entriesOfBill, fenOf } from './trade-bill.js';

const PAYMENT = '0190a6d2-6f0e-7c3b-9a51-3d1c7e5f0a11';
const REFUND = '0190a6d2-6f0e-7c3b-9a51-3d1c7e5f0a12';
const hex = (id: string): string => id.replaceAll('-', '');

describe('a trade bill', () => {
  it('lists payments and refunds under our ids, in fen, at the time in China', () => {
    const books = new WechatPayBooks();
    const parties = { appid: 'wx1', mchid: '1900000109', out_trade_no: hex(PAYMENT), payer: { openid: 'o1' } };
    const amount = { total: 19_905, refund: 5, currency: 'CNY' };
    const paid = { ...parties, attach: 'a,b', amount, transaction_id: '42', success_time: '2026-11-23T00:00:01+08:00' };
    books.transactions.set(hex(PAYMENT), { ...paid, trade_state: 'SUCCESS' });
    books.refunds.set(`${hex(REFUND)}-1`, {
      ...parties,
      out_refund_no: `${hex(REFUND)}-1`,
      refund_id: '50',
      transaction_id: '42',
      create_time: '2026-11-23T23:59:59+08:00',
      amount,
      status: 'PROCESSING',
    });

    expect([...entriesOfBill(billOf(books, '2026-11-23') ?? '')]).toEqual([
      {
        what: 'payment',
        id: PAYMENT,
        reference: '42',
        amountMinor: 19_905,
        currency: 'CNY',
        state: 'succeeded',
        atMs: Date.parse('2026-11-22T16:00:01Z'),
      },
      {
        what: 'refund',
        id: REFUND,
        reference: '50',
        amountMinor: 5,
        currency: 'CNY',
        state: 'open',
        atMs: Date.parse('2026-11-23T15:59:59Z'),
      },
    ]);
    expect([...entriesOfBill('')]).toEqual([]);
  });

  it.each([
    ['0.00', 0],
    ['0.1', 10],
    ['1.01', 101],
    ['90071992547409.91', 9_007_199_254_740_991],
  ])('reads %s yuan as exactly %d fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  it.each(['', '-1.00', '1.001', '1,000.00', 'x'])('takes %j for no amount', (text) => {
    expect(() => fenOf(text)).toThrow('Not an amount');
  });
});
