import type { Palette } from './palette.js';

/** @param rem the root font size in pixels */
export interface SmallDrawing {
  readonly palette: Palette;
  readonly rem: number;
}

export type DrawSmall = (drawing: SmallDrawing) => Record<string, unknown>;

/** What all charts in panels have alike: their margins, and axes that keep in the background. */
export function smallFrame({ palette, rem }: SmallDrawing) {
  const label = { color: palette.muted, fontSize: 0.85 * rem, fontFamily: palette.fontFamily };
  const quiet = { lineStyle: { color: palette.line } };
  return {
    animation: false,
    grid: { left: 3.25 * rem, right: 0.75 * rem, top: 0.75 * rem, bottom: 1.75 * rem },
    along: {
      axisTick: { show: false },
      axisLine: quiet,
      splitLine: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    up: { type: 'value' as const, min: 0, splitLine: quiet },
    label,
  };
}
