import type { MetricId } from './metric-id.js';
import type { MetricValue } from './measurement.js';

export interface ComparedSession {
  readonly sessionId: string;
  readonly title: string;
  readonly startedAt: string | null;
}

/** Where one number stands among those of the account's last sessions, and beside a chosen one. */
export interface ComparedMetric extends Pick<MetricValue, 'value' | 'unit' | 'currency'> {
  readonly median: number | null;
  /** 0 to 1 */
  readonly percentile: number | null;
  readonly among: number;
  readonly chosen: number | null;
}

export interface Comparison {
  readonly last: readonly ComparedSession[];
  readonly chosen: ComparedSession | null;
  readonly metrics: Readonly<Partial<Record<MetricId, ComparedMetric>>>;
}
