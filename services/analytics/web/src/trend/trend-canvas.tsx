import type { ECharts } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../language/use-language.js';
import { useTheme } from '@shopcast/page';
import { canvasChart } from './canvas-chart.js';
import type { ChartGeometry } from './chart-geometry.js';
import type { TrendPoint } from './minute-series.js';
import { readPalette } from './palette.js';
import { trendOption } from './trend-option.js';
import type { TrendScale } from './trend-scale.js';

interface TrendCanvasProps {
  readonly points: readonly TrendPoint[];
  readonly scale: TrendScale;
  readonly geometry: ChartGeometry;
  readonly width: number;
  readonly height: number;
}

/** Lines and bars only. What can be read, pointed at or focused is laid over it in HTML. */
export function TrendCanvas({ points, scale, geometry, width, height }: TrendCanvasProps) {
  const { numerals } = useLanguage();
  const { theme } = useTheme();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);

  useEffect(() => {
    if (element.current === null) return;
    chart.current = canvasChart(element.current);
    return () => chart.current?.dispose();
  }, []);

  useEffect(() => {
    chart.current?.resize({ width, height });
  }, [width, height]);

  // The theme is named although only the document knows its colours: a new theme must draw anew.
  useEffect(() => {
    if (element.current === null) return;
    const palette = readPalette(element.current);
    chart.current?.setOption(trendOption({ points, scale, geometry, palette, numerals }));
  }, [points, scale, geometry, numerals, theme]);

  return <div ref={element} className="trend-chart__canvas" aria-hidden="true" />;
}
