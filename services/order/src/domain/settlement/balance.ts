import type { Totals } from './totals.js';

/** What the ledger says of one brand in one currency. */
export interface Balance {
  readonly brandId: string;
  readonly currency: string;
  readonly ledger: Totals;
  /** The part that no statement contains yet. */
  readonly open: Totals;
}
