import type { ZonePeriod } from '@shopcast/kernel';
import { traceIdOf } from '@shopcast/telemetry';
import type { LiveSession, SessionMark } from '../domain/live-session.js';
import type { Measured, Measures, MinuteMeasures } from '../domain/measure.js';

export interface MinuteFigures {
  readonly minute: number;
  readonly metrics: MinuteMeasures;
}

/** All numbers of a session at one moment: what REST, SSE, gRPC and the metric topic show. */
export interface SessionFigures {
  readonly session: LiveSession;
  /** Grows with every fact: two figures of one version were made of the same facts. */
  readonly foldVersion: number;
  /** Session time (epoch ms) up to which the numbers are complete; null: not known yet, or not started. */
  readonly watermarkMs: number | null;
  /** False while the session is live or late facts can still arrive. */
  readonly final: boolean;
  readonly measures: Measures;
  readonly minutes: readonly MinuteFigures[];
  readonly marks: readonly SessionMark[];
  /** What each day adds; see {@link Measured}. */
  readonly days: Measured['days'];
  /** Of the account's days. */
  readonly timeZones: readonly ZonePeriod[];
  /** Trace context of the fact folded last. */
  readonly traceparent: string | undefined;
}

/** By which support finds the request behind the latest change. */
export const traceIdIn = ({ traceparent }: SessionFigures): string | undefined => traceIdOf(traceparent);
