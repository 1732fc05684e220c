import type { MessageEvent } from '@nestjs/common';
import { toSessionMetrics } from '../../api/session-metrics.answer.js';
import { toSessionMinutes } from '../../api/session-minutes.answer.js';
import type { FiguresUpdate } from '../../figures/session-feed.js';
import type { SessionFigures } from '../../figures/session-figures.js';

/** Rendered once, however many watch. */
const rendered = new WeakMap<SessionFigures, string>();

/** One update as server-sent events: the numbers, and the minutes that changed. */
export function liveEvents({ figures, minutes }: FiguresUpdate): MessageEvent[] {
  const metrics = rendered.get(figures) ?? JSON.stringify(toSessionMetrics(figures));
  rendered.set(figures, metrics);
  const id = String(figures.foldVersion);
  return [
    { id, type: 'metrics', data: metrics },
    { id, type: 'minutes', data: JSON.stringify(toSessionMinutes(figures, minutes)) },
  ];
}
