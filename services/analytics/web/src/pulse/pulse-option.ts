import { minuteFace, type Numerals } from '@shopcast/page/numerals';
import { type SmallDrawing, smallFrame } from '../chart/small-drawing.js';
import type { Beat } from './pulse-series.js';

/** Comments as bars along the session. */
export function pulseOption(beats: readonly Beat[], numerals: Numerals, drawing: SmallDrawing) {
  const { along, up, label, ...frame } = smallFrame(drawing);
  const { palette, rem } = drawing;
  const formatter = (count: number) => numerals.tick(count);
  return {
    ...frame,
    xAxis: { ...along, type: 'category' as const, data: beats.map(({ minute }) => minuteFace(minute)) },
    yAxis: { ...up, minInterval: 1, splitNumber: 2, axisLabel: { ...label, formatter } },
    series: [
      {
        type: 'bar' as const,
        silent: true,
        barCategoryGap: '20%',
        barMaxWidth: 0.75 * rem,
        itemStyle: { color: palette.cvr },
        data: beats.map(({ comments }) => comments),
      },
    ],
  };
}
