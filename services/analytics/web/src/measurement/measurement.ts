import type { MetricId } from './metric-id.js';

export type MetricState = 'ok' | 'undefined' | 'provisional';

/** One number with what it is made of. `value` is null exactly when there is nothing to divide by. */
export interface MetricValue {
  readonly n: number;
  readonly d: number | null;
  readonly value: number | null;
  readonly unit: 'count' | 'ratio' | 'minor' | 'seconds';
  readonly currency?: string;
  readonly state: MetricState;
  /** What it depends on beside the facts, where it does. */
  readonly parameters?: Readonly<Record<string, number>>;
}

export const sessionStates = ['live', 'paused', 'scheduled', 'draft', 'ended'] as const;
export type SessionState = (typeof sessionStates)[number];
export type Medium = 'video' | 'audio';

/** A session's numbers as the service answers and streams them. */
export interface SessionMetrics {
  readonly sessionId: string;
  readonly title: string;
  readonly medium: Medium;
  readonly sessionState: SessionState;
  readonly timeScale: number;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Event time up to which the numbers are complete; null before the first event, absent where only the headline is told. */
  readonly watermark?: string | null;
  readonly state: 'ok' | 'provisional';
  readonly metrics: Readonly<Partial<Record<MetricId, MetricValue>>>;
}

/** Numbers of anything: of a session, of a product, of a while. */
export type Measured = Pick<SessionMetrics, 'startedAt' | 'watermark' | 'metrics'>;

/** What one minute of event time added; `minute` counts from the start of the session. */
export interface MinuteItem {
  readonly minute: number;
  readonly metrics: Readonly<Partial<Record<MetricId, number>>>;
}

export const markKinds = ['started', 'paused', 'resumed', 'ended', 'pinned', 'unpinned', 'price', 'coupon'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something that happened in the session and explains a bend in the lines. */
export interface Mark {
  readonly kind: MarkKind;
  readonly at: string;
  readonly minute: number;
  readonly listingId?: string;
  readonly title?: string;
  readonly priceMinor?: number;
}

export interface MinuteChanges {
  readonly items: readonly MinuteItem[];
  readonly marks: readonly Mark[];
}
