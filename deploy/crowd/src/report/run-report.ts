import type { MeasuredMetric } from '../run/final-numbers.js';
import type { Figure } from './compare.js';
import type { SaleFigure } from './sale-figures.js';

/** How any run ended. */
interface Ended {
  readonly case: string;
  readonly seed: number;
  readonly sessionId: string;
  readonly accountId: string;
  /** Staff key of the account, for whoever wants to look at it; never printed. */
  readonly accountKey: string;
  /** ISO 4217; money figures are in its minor unit. */
  readonly currency: string;
  /** Every figure is what it must be. */
  readonly equal: boolean;
  readonly metrics: Readonly<Record<string, MeasuredMetric>>;
  /** What a run should not meet, in words; empty in a good one. */
  readonly notes: readonly string[];
}

/** How a show ended: equal to what was published and to what the script fixes. */
export interface ShowReport extends Ended {
  readonly kind: 'show';
  readonly figures: readonly Figure[];
}

/** How a sale ended: all who can say something about a figure say the same. */
export interface SaleReport extends Ended {
  readonly kind: 'sale';
  readonly figures: readonly SaleFigure[];
  readonly pace: Pace;
}

export type RunReport = ShowReport | SaleReport;

/** How fast a sale went, wall time. */
export interface Pace {
  /** From the first attempt to final numbers on the dashboard. */
  readonly seconds: number;
  /** From the first attempt until everything was answered and every payment had arrived. */
  readonly settledSeconds: number;
  /** From the first attempt until the dashboard was complete up to the end; it is final once nothing late can come. */
  readonly completeSeconds: number;
  /** In the rush, before the last calls. */
  readonly attemptsPerSecond: number;
  /** For an attempt to be answered, back-off and repetition included. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Requests that had to be sent again, since there was no answer or a "not now". */
  readonly sentAgain: number;
  /** Of this process, which shares the machine with what it measures. */
  readonly crowdCpuSeconds: number;
}
