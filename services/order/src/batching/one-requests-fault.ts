import { ContractViolation } from '@shopcast/contracts';
import { RecordRefused } from '@shopcast/event-log';
import { CouponLedgerBroken } from '../domain/coupons/campaign.js';
import { StockLedgerBroken } from '../domain/stock.js';

/** SQLSTATE classes that speak of the statement's data: data exception, constraint violation, limit exceeded. */
const ABOUT_DATA = /^(22|23|54)/;

/** Decisions that cannot be written down as they are. */
const OURS = [ContractViolation, RecordRefused, StockLedgerBroken, CouponLedgerBroken];

/** Whether a batch failed for what was in it, and not because the server or the way to it failed. */
export function isOneRequestsFault(error: unknown): boolean {
  if (OURS.some((fault) => error instanceof fault)) return true;
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && ABOUT_DATA.test(code);
}
