import type { EntryState, TheirEntry } from '../../domain/reconciliation/book-entry.js';
import { refundStateOf } from './wechat-pay-entries.js';
import { idIn } from './wechat-pay-ids.js';

/** Where the fields are, by the names in the bill's first line. */
type Columns = ReadonlyMap<string, number>;

/**
 * The payments and refunds in a trade bill: CSV with a back-tick before every value, then a line of other columns and
 * one of sums. Values hold commas, but never one before a back-tick.
 */
export function* entriesOfBill(bill: string): Generator<TheirEntry> {
  const lines = bill.replace(/^\ufeff/, '').split(/\r?\n/);
  const columns: Columns = new Map((lines[0] ?? '').split(',').map((name, index) => [name.trim(), index]));
  for (const line of lines.slice(1)) {
    if (!line.startsWith('`')) return;
    yield entryOf(columns, line.slice(1).split(',`'));
  }
}

function entryOf(columns: Columns, values: readonly string[]): TheirEntry {
  const value = (name: string): string => values[columns.get(name) ?? -1]?.trim() ?? '';
  const common = { currency: value('货币种类'), atMs: Date.parse(`${value('交易时间').replace(' ', 'T')}+08:00`) };
  if (value('交易状态') === 'REFUND') {
    return {
      what: 'refund',
      id: idIn(value('商户退款单号'))?.id ?? null,
      reference: value('微信退款单号'),
      amountMinor: fenOf(value('申请退款金额')),
      state: refundStateOf(value('退款状态')),
      ...common,
    };
  }
  return {
    what: 'payment',
    id: idIn(value('商户订单号'))?.id ?? null,
    reference: value('微信订单号'),
    amountMinor: fenOf(value('订单金额')),
    state: (value('交易状态') === 'SUCCESS' ? 'succeeded' : 'closed') satisfies EntryState,
    ...common,
  };
}

/** `12.30` → 1230, without a detour over binary fractions. @throws for what is no amount */
export function fenOf(yuan: string): number {
  const [matched, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) ?? [];
  if (matched === undefined || whole === undefined) throw new Error(`Not an amount in a trade bill: ${yuan}`);
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}
