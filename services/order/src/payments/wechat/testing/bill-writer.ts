import type { SimulatedRefund, SimulatedTransaction, WechatPayBooks } from './wechat-pay-books.js';

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,' +
  '订单金额,申请退款金额,费率备注';
const SUMS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const clock = (rfc3339: string): string => rfc3339.slice(0, 19).replace('T', ' ');
const row = (values: readonly string[]): string => values.map((value) => `\`${value}`).join(',');

/** The bill of a day in China, with everything that was paid and given back on it; undefined when that is nothing. */
export function billOf({ transactions, refunds }: WechatPayBooks, date: string): string | undefined {
  const paid = [...transactions.values()].filter(({ success_time: at }) => at?.startsWith(date));
  const given = [...refunds.values()].filter(({ create_time: at }) => at.startsWith(date));
  if (paid.length + given.length === 0) return undefined;
  const rows = [
    ...paid.map(paymentRow),
    ...given.map((refund) => refundRow(refund, transactions.get(refund.out_trade_no))),
  ];
  const sums = row([String(paid.length), '0.00', '0.00', '0.00', '0.00', '0.00', '0.00']);
  return `\ufeff${[COLUMNS, ...rows, SUMS, sums, ''].join('\r\n')}`;
}

const paymentRow = (paid: SimulatedTransaction): string =>
  row([
    ...[clock(paid.success_time ?? ''), paid.appid, paid.mchid, '0', '', paid.transaction_id ?? '', paid.out_trade_no],
    ...[paid.payer.openid, 'JSAPI', 'SUCCESS', 'OTHERS', paid.amount.currency, yuan(paid.amount.total), '0.00'],
    ...['0', '0', '0.00', '0.00', '', '', 'Lipstick, red, matt', paid.attach, '0.06', '0.60%'],
    ...[yuan(paid.amount.total), '0.00', ''],
  ]);

const refundRow = (refund: SimulatedRefund, paid: SimulatedTransaction | undefined): string =>
  row([
    ...[
      clock(refund.create_time),
      paid?.appid ?? '',
      refund.mchid,
      '0',
      '',
      refund.transaction_id,
      refund.out_trade_no,
    ],
    ...[paid?.payer.openid ?? '', 'JSAPI', 'REFUND', 'OTHERS', refund.amount.currency, '0.00', '0.00'],
    ...[refund.refund_id, refund.out_refund_no, yuan(refund.amount.refund), '0.00', 'ORIGINAL', refund.status],
    ...['Lipstick, red, matt', paid?.attach ?? '', '-0.06', '0.60%', '0.00', yuan(refund.amount.refund), ''],
  ]);
