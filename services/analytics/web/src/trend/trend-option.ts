import type { Numerals } from '@shopcast/page/numerals';
import { minuteFace } from '@shopcast/page/numerals';
import type { ChartGeometry } from './chart-geometry.js';
import type { TrendPoint } from './minute-series.js';
import type { Palette } from '../chart/palette.js';
import { labelEvery, type TrendScale } from './trend-scale.js';

interface Drawing {
  readonly points: readonly TrendPoint[];
  readonly scale: TrendScale;
  readonly geometry: ChartGeometry;
  readonly palette: Palette;
  readonly numerals: Numerals;
}

/** The chart as the drawing library takes it: a panel for the ratio above a panel for the counts, on one time axis. */
export function trendOption({ points, scale, geometry, palette, numerals }: Drawing) {
  const { left, plotWidth, rem } = geometry;
  const minutes = Array.from({ length: scale.slots }, (_, slot) => minuteFace(slot * scale.step));
  const every = labelEvery(scale.slots, plotWidth, 4.5 * rem);
  const type = { color: palette.muted, fontSize: 0.9 * rem, fontFamily: palette.fontFamily };
  const timeAxis = {
    type: 'category' as const,
    data: minutes,
    boundaryGap: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
  };
  const valueAxis = {
    type: 'value' as const,
    min: 0,
    splitNumber: 3,
    splitLine: { lineStyle: { color: palette.line } },
  };
  const isLabelled = (slot: number) => slot % every === 0;

  return {
    animation: false,
    grid: [
      { left, width: plotWidth, top: geometry.cvrTop, height: geometry.cvrHeight },
      { left, width: plotWidth, top: geometry.countsTop, height: geometry.countsHeight },
    ],
    xAxis: [
      { ...timeAxis, gridIndex: 0, axisLabel: { show: false } },
      { ...timeAxis, gridIndex: 1, axisLabel: { ...type, interval: isLabelled, hideOverlap: true, margin: 0.6 * rem } },
    ],
    yAxis: [
      {
        ...valueAxis,
        gridIndex: 0,
        axisLabel: { ...type, formatter: (ratio: number) => `${numerals.tick(ratio * 100)} %` },
      },
      {
        ...valueAxis,
        gridIndex: 1,
        minInterval: 1,
        axisLabel: { ...type, formatter: (count: number) => numerals.tick(count) },
      },
    ],
    series: [
      { ...line(palette.cvr, 0.2 * rem, points), xAxisIndex: 0, yAxisIndex: 0, data: points.map(({ cvr }) => cvr) },
      {
        ...line(palette.viewers, 0.11 * rem, points),
        ...onCounts,
        areaStyle: { color: palette.viewers, opacity: 0.14 },
        data: points.map(({ viewers }) => viewers),
      },
      { ...line(palette.visitors, 0.13 * rem, points), ...onCounts, data: points.map(({ visitors }) => visitors) },
      {
        type: 'bar' as const,
        ...onCounts,
        barCategoryGap: '25%',
        barMaxWidth: 0.75 * rem,
        itemStyle: { color: palette.orders },
        data: points.map(({ orders }) => orders),
      },
    ],
  };
}

const onCounts = { xAxisIndex: 1, yAxisIndex: 1 };

/** A line of one point has no length, so it is drawn as a dot. */
function line(color: string, width: number, points: readonly TrendPoint[]) {
  return {
    type: 'line' as const,
    silent: true,
    showSymbol: points.length === 1,
    symbol: 'circle',
    itemStyle: { color },
    lineStyle: { color, width, join: 'round' as const },
  };
}
