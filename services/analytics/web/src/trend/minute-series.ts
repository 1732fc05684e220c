import type { MinuteItem } from '../measurement/measurement.js';

/** What the trend draws for one step of the time axis; `cvr` is cumulative, and null while nobody has visited the shop. */
export interface TrendPoint {
  /** The first minute of the step. */
  readonly minute: number;
  readonly viewers: number;
  readonly visitors: number;
  readonly orders: number;
  readonly cvr: number | null;
}

interface Added {
  viewers: number;
  visitors: number;
  orders: number;
}

/** One point for every step up to the last, quiet ones included: a gap in the log is a zero, not a hole in time. */
export function trendSeries(minutes: ReadonlyMap<number, MinuteItem>, lastMinute: number, step: number): TrendPoint[] {
  const added: Added[] = Array.from({ length: Math.floor(lastMinute / step) + 1 }, () => ({
    viewers: 0,
    visitors: 0,
    orders: 0,
  }));
  for (const { minute, metrics } of minutes.values()) {
    const slot = added[Math.floor(minute / step)];
    if (slot === undefined) continue;
    slot.viewers += metrics.view_pv ?? 0;
    slot.visitors += metrics.shop_visitors ?? 0;
    slot.orders += metrics.orders ?? 0;
  }

  let orders = 0;
  let visitors = 0;
  return added.map((slot, index) => {
    orders += slot.orders;
    visitors += slot.visitors;
    return { ...slot, minute: index * step, cvr: visitors === 0 ? null : orders / visitors };
  });
}

/**
 * The last minute that there is anything to draw of: of the facts, or as far as the session has come; -1 for none. Money
 * that goes back weeks later is no reason to draw weeks.
 */
export function lastMinuteOf(minutes: ReadonlyMap<number, MinuteItem>, reachedMinute: number | null): number {
  return [...minutes.values()]
    .filter(isDrawn)
    .reduce((last, { minute }) => Math.max(last, minute), reachedMinute ?? -1);
}

const isDrawn = ({ metrics }: MinuteItem): boolean =>
  [metrics.view_pv, metrics.shop_visitors, metrics.orders].some((count) => count !== undefined && count > 0);
