import type { SessionMetrics } from './measurement.js';

/** What a session was so many days after its end; it never changes, but facts that come late make another revision. */
export interface SessionVersion {
  readonly version: number;
  readonly revision: number;
  /** All facts up to then are in it. */
  readonly at: string;
  readonly metrics: SessionMetrics['metrics'];
  /** Of which something became since the version before. */
  readonly orders: { readonly orders: number };
}

export interface Versions {
  readonly items: readonly SessionVersion[];
  readonly next: { readonly version: number; readonly at: string } | null;
}
