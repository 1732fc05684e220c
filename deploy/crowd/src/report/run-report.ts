import type { MeasuredMetric } from '../run/final-numbers.js';
import type { Figure } from './compare.js';

/** How a run ended. */
export interface RunReport {
  readonly case: string;
  readonly seed: number;
  readonly sessionId: string;
  readonly accountId: string;
  /** Staff key of the account, for whoever wants to look at it; never printed. */
  readonly accountKey: string;
  /** ISO 4217; money metrics are in its minor unit. */
  readonly currency: string;
  /** Every figure is equal to what was published and to what the script fixes. */
  readonly equal: boolean;
  readonly figures: readonly Figure[];
  readonly metrics: Readonly<Record<string, MeasuredMetric>>;
  /** What a run should not meet, in words; empty in a good one. */
  readonly notes: readonly string[];
}
