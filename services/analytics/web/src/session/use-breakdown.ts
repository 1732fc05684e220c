import type { Products, Retention, Sources } from '../measurement/breakdown.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { useReading } from '../live/use-reading.js';

/** Far more is read for these than for the wall's numbers, which come by themselves. */
const refreshMs = 5_000;

/** The same session by product, by source and by minute of a visit; null as long as it is not known. */
export interface Breakdown {
  readonly products: Products | null;
  readonly sources: Sources | null;
  readonly retention: Retention | null;
}

export function useBreakdown({ sessionId, state, startedAt }: SessionMetrics, key: string): Breakdown {
  const metrics = startedAt === null ? null : `/v1/sessions/${encodeURIComponent(sessionId)}/metrics`;
  const part = (name: string) => (metrics === null ? null : `${metrics}/${name}`);
  const everyMs = state === 'ok' ? null : refreshMs;
  return {
    products: useReading<Products>(part('products'), key, everyMs).answer,
    sources: useReading<Sources>(part('sources'), key, everyMs).answer,
    retention: useReading<Retention>(part('retention'), key, everyMs).answer,
  };
}
