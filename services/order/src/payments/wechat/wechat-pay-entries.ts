import { type Static, Type } from 'typebox';
import type { EntryState, TheirEntry } from '../../domain/reconciliation/book-entry.js';
import { idIn } from './wechat-pay-ids.js';

const minor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** A payment, in answers and callbacks; most of it is there only once it is paid. */
export const transaction = Type.Object({
  appid: Type.String(),
  mchid: Type.String(),
  out_trade_no: Type.String(),
  transaction_id: Type.Optional(Type.String()),
  trade_state: Type.String(),
  attach: Type.Optional(Type.String()),
  success_time: Type.Optional(Type.String()),
  amount: Type.Optional(Type.Object({ total: Type.Optional(minor), currency: Type.Optional(Type.String()) })),
});
export type Transaction = Static<typeof transaction>;

/** A refund as the refund API answers. */
export const refund = Type.Object({
  out_refund_no: Type.String(),
  refund_id: Type.String(),
  status: Type.String(),
  create_time: Type.Optional(Type.String()),
  amount: Type.Object({ refund: minor, currency: Type.Optional(Type.String()) }),
});
export type WechatRefund = Static<typeof refund>;

const PAYMENT_STATES: Readonly<Record<string, EntryState>> = {
  SUCCESS: 'succeeded',
  // Refunded is paid first; the refund is an entry of its own.
  REFUND: 'succeeded',
  CLOSED: 'closed',
  REVOKED: 'closed',
  PAYERROR: 'closed',
};

export const entryOfTransaction = (paid: Transaction): TheirEntry => ({
  what: 'payment',
  id: idIn(paid.out_trade_no)?.id ?? null,
  reference: paid.transaction_id ?? '',
  amountMinor: paid.amount?.total ?? 0,
  currency: paid.amount?.currency ?? 'CNY',
  state: PAYMENT_STATES[paid.trade_state] ?? 'open',
  atMs: timeOf(paid.success_time),
});

export const entryOfWechatRefund = (made: WechatRefund): TheirEntry => ({
  what: 'refund',
  id: idIn(made.out_refund_no)?.id ?? null,
  reference: made.refund_id,
  amountMinor: made.amount.refund,
  currency: made.amount.currency ?? 'CNY',
  state: refundStateOf(made.status),
  atMs: timeOf(made.create_time),
});

/** An abnormal refund is not over: somebody has to tell WeChat Pay where else the money should go. */
export function refundStateOf(status: string): EntryState {
  if (status === 'SUCCESS') return 'succeeded';
  return status === 'CLOSED' || status === 'FAIL' ? 'closed' : 'open';
}

export const timeOf = (text: string | undefined): number => {
  const atMs = Date.parse(text ?? '');
  return Number.isNaN(atMs) ? Date.now() : atMs;
};
