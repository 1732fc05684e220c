import { randomInt } from 'node:crypto';

export interface SimulatedTransaction {
  readonly appid: string;
  readonly mchid: string;
  readonly out_trade_no: string;
  readonly attach: string;
  readonly amount: { readonly total: number; readonly currency: string };
  readonly payer: { readonly openid: string };
  trade_state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  transaction_id?: string;
  success_time?: string;
}

export interface SimulatedRefund {
  readonly mchid: string;
  readonly refund_id: string;
  readonly out_refund_no: string;
  readonly out_trade_no: string;
  readonly transaction_id: string;
  readonly create_time: string;
  readonly amount: { readonly total: number; readonly refund: number; readonly currency: string };
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
}

/** A number of 28 digits, as WeChat Pay gives them. */
export const wechatNumber = (): string =>
  `4200${Array.from({ length: 4 }, () => String(randomInt(1_000_000)).padStart(6, '0')).join('')}`;

/** RFC 3339, in China. */
export const inChina = (atMs: number): string =>
  new Date(atMs + 8 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '+08:00');

/** All that the simulated WeChat Pay knows, by the merchant's numbers. */
export class WechatPayBooks {
  readonly transactions = new Map<string, SimulatedTransaction>();
  readonly refunds = new Map<string, SimulatedRefund>();
  readonly prepayIds = new Map<string, string>();

  refundableMinor(tradeNumber: string): number {
    const paid = this.transactions.get(tradeNumber);
    const taken = paid?.trade_state === 'SUCCESS' ? paid.amount.total : 0;
    const given = [...this.refunds.values()]
      .filter(({ out_trade_no, status }) => out_trade_no === tradeNumber && status !== 'CLOSED')
      .reduce((sum, { amount }) => sum + amount.refund, 0);
    return taken - given;
  }
}
