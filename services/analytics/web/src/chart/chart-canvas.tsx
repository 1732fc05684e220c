import { useTheme } from '@shopcast/page';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { canvasChart } from './canvas-chart.js';
import { readPalette, type Palette } from './palette.js';

interface ChartCanvasProps {
  readonly className: string;
  /** Stays the same function until there is something else to draw. */
  readonly draw: (palette: Palette) => EChartsCoreOption;
  readonly width: number;
  readonly height: number;
}

/** What the drawing library draws, in the colours of the page. Nothing in it can be read or focused: that is HTML. */
export function ChartCanvas({ className, draw, width, height }: ChartCanvasProps) {
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
    if (element.current !== null) chart.current?.setOption(draw(readPalette(element.current)));
  }, [draw, theme]);

  return <div ref={element} className={className} aria-hidden="true" />;
}
