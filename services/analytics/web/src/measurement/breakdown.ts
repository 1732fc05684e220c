import type { MetricId } from './metric-id.js';
import type { MetricValue } from './measurement.js';

type Metrics = Readonly<Partial<Record<MetricId, MetricValue>>>;

/** How far an answer is complete; null before the first event. */
interface Complete {
  readonly watermark: string | null;
}

/** A while in which a product was pinned; `to` is null as long as it is. */
export interface ExplainingWindow {
  readonly from: string;
  readonly to: string | null;
  readonly metrics: Metrics;
}

export interface Product {
  readonly listingId: string;
  readonly title: string | null;
  readonly metrics: Metrics;
  readonly windows: readonly ExplainingWindow[];
}

export interface Products extends Complete {
  readonly items: readonly Product[];
}

export const channels = ['followers', 'article', 'push', 'share', 'external', 'unknown'] as const;
export type Channel = (typeof channels)[number];

export interface Source {
  readonly channel: Channel;
  readonly metrics: Metrics;
  readonly details: readonly { readonly detail: string; readonly metrics: Metrics }[];
}

export interface Sources extends Complete {
  readonly items: readonly Source[];
}

/** How many were still there so many minutes after they came. */
export interface Retained {
  readonly minute: number;
  readonly n: number;
  readonly d: number | null;
  readonly value: number | null;
  readonly state: MetricValue['state'];
}

export interface Retention extends Complete {
  readonly parameters: Readonly<Record<string, number>>;
  readonly items: readonly Retained[];
}
