import { useCallback } from 'react';
import { ChartCanvas } from '../chart/chart-canvas.js';
import type { Palette } from '../chart/palette.js';
import { useLanguage } from '../language/use-language.js';
import type { ChartGeometry } from './chart-geometry.js';
import type { TrendPoint } from './minute-series.js';
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
  const draw = useCallback(
    (palette: Palette) => trendOption({ points, scale, geometry, palette, numerals }),
    [points, scale, geometry, numerals],
  );
  return <ChartCanvas className="trend-chart__canvas" draw={draw} width={width} height={height} />;
}
