import type { Products, Retention, Sources } from './breakdown.js';
import type { Comparison } from './comparison.js';
import type { MinuteChanges, SessionMetrics } from './measurement.js';
import type { Versions } from './versions.js';

/** Everything there is to say about a session, in one answer. */
export interface SessionReport {
  readonly session: SessionMetrics;
  readonly minutes: MinuteChanges;
  readonly products: Products;
  readonly sources: Sources;
  readonly retention: Retention;
  readonly comparison: Comparison;
  readonly versions: Versions;
}
