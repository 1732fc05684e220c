import type { MinuteItem } from '../measurement/measurement.js';

/** A step of the time axis and its comments. */
export interface Beat {
  /** The first minute of the step. */
  readonly minute: number;
  readonly comments: number;
}

/** More bars than this are thinner than they are seen. */
const mostBars = 120;

/** The comments of each minute, or of as many minutes as make the bars few enough; quiet ones included. */
export function pulseOf(minutes: ReadonlyMap<number, MinuteItem>): Beat[] {
  const spoken = [...minutes.values()].filter(({ metrics }) => (metrics.comments ?? 0) > 0);
  const last = Math.max(-1, ...spoken.map(({ minute }) => minute));
  const step = Math.max(1, Math.ceil((last + 1) / mostBars));
  const beats = Array.from({ length: Math.ceil((last + 1) / step) }, (_, i) => ({ minute: i * step, comments: 0 }));
  for (const { minute, metrics } of spoken) {
    const beat = beats[Math.floor(minute / step)];
    if (beat !== undefined) beat.comments += metrics.comments ?? 0;
  }
  return beats;
}

/** The liveliest step; undefined while nobody has commented. */
export const peakOf = (beats: readonly Beat[]): Beat | undefined =>
  beats.reduce<Beat | undefined>((most, beat) => (beat.comments > (most?.comments ?? 0) ? beat : most), undefined);
