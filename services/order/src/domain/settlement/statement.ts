import { derivedId } from '@shopcast/kernel';
import { PeriodInvalid, PeriodNotNext, PeriodNotOver } from './settlement.errors.js';
import type { Amounts, Totals } from './totals.js';

/** Statements of one brand in one currency follow one another without gaps. */
export interface StatementSeries {
  readonly accountId: string;
  readonly brandId: string;
  readonly currency: string;
}

/** From the start, up to the end and without it. */
export interface Period {
  readonly startMs: number;
  readonly endMs: number;
}

export interface WantedStatement extends StatementSeries {
  /** Follows from series and period: wanted again, it is the same statement. */
  readonly statementId: string;
  readonly period: Period;
}

/**
 * What a brand is owed for a period. It contains every entry of its series from before the period's end that no
 * statement contained yet: what came too late for an earlier one stands in this one, and nothing is left out. It never
 * changes; what is given back later stands in a later one.
 */
export interface Statement extends WantedStatement {
  /** 1 for the first one of the series. */
  readonly number: number;
  readonly issuedAtMs: number;
  readonly lineCount: number;
  readonly totals: Totals;
  /** Of the CSV file, byte by byte. */
  readonly csvSha256: string;
}

/** One order line sold, or its part of one refund. */
export interface StatementLine extends Amounts {
  readonly lineNo: number;
  readonly occurredAtMs: number;
  /** It happened before the period and came too late for the statement of its own. */
  readonly late: boolean;
  readonly currency: string;
  readonly orderId: string;
  readonly refundId: string | null;
  readonly orderLine: number;
  readonly listingId: string;
  readonly skuId: string;
  /** Units sold; 0 for refunds. */
  readonly quantity: number;
  readonly commissionBasisPoints: number;
  readonly platformFeeBasisPoints: number;
}

/** What a statement says of one listing. */
export interface ListingTotals {
  readonly listingId: string;
  readonly unitsSold: number;
  readonly totals: Totals;
}

/** @throws PeriodInvalid, PeriodNotOver */
export function wantedStatement(series: StatementSeries, period: Period, nowMs: number): WantedStatement {
  // Said this way round, a moment that is none is refused as well.
  if (!(period.endMs > period.startMs)) throw new PeriodInvalid();
  if (period.endMs > nowMs) throw new PeriodNotOver(new Date(period.endMs).toISOString());
  const { accountId, brandId, currency } = series;
  const statementId = derivedId('statement', accountId, brandId, currency, `${period.startMs}`, `${period.endMs}`);
  return { ...series, statementId, period };
}

/** The number of the next statement. @throws PeriodNotNext */
export function numberAfter(last: Pick<Statement, 'number' | 'period'> | undefined, { startMs }: Period): number {
  if (last && last.period.endMs !== startMs) throw new PeriodNotNext(new Date(last.period.endMs).toISOString());
  return (last?.number ?? 0) + 1;
}
