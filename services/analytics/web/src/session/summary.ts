import type { Messages } from '../language/messages.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricNumerals } from '../numerals/metric-numerals.js';

/** The session in one spoken sentence; empty until there is a conversion to speak of. */
export function summaryOf(
  { metrics }: Pick<SessionMetrics, 'metrics'>,
  messages: Messages,
  numerals: MetricNumerals,
): string {
  const { cvr_shop: cvr, online_now: online } = metrics;
  if (cvr === undefined || cvr.value === null) return '';
  return messages.spoken({
    cvr: numerals.metric(cvr),
    orders: numerals.count(cvr.n),
    visitors: numerals.count(cvr.d ?? 0),
    online: numerals.metric(online),
  });
}
