import type { Numerals } from '@shopcast/page/numerals';
import { type SmallDrawing, smallFrame } from '../chart/small-drawing.js';
import type { Retained } from '../measurement/breakdown.js';

/** How many were still there, minute after minute since they came. The curve begins with everybody. */
export function retentionOption(items: readonly Retained[], numerals: Numerals, drawing: SmallDrawing) {
  const { along, up, label, ...frame } = smallFrame(drawing);
  const { palette, rem } = drawing;
  const known = items.flatMap(({ minute, value }) => (value === null ? [] : [[minute, value]]));
  const formatter = (ratio: number) => `${numerals.tick(ratio * 100)} %`;
  return {
    ...frame,
    xAxis: { ...along, type: 'value' as const, min: 0, max: Math.max(10, items.at(-1)?.minute ?? 0) },
    yAxis: { ...up, max: 1, interval: 0.5, axisLabel: { ...label, formatter } },
    series: [
      {
        type: 'line' as const,
        silent: true,
        showSymbol: false,
        lineStyle: { color: palette.viewers, width: 0.16 * rem, join: 'round' as const },
        areaStyle: { color: palette.viewers, opacity: 0.14 },
        data: [[0, 1], ...known],
      },
    ],
  };
}
