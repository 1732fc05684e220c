import { useMemo, useRef, type PointerEvent } from 'react';
import type { Mark, SessionMetrics } from '../measurement/measurement.js';
import { chartGeometry, slotAt } from './chart-geometry.js';
import type { TrendPoint } from './minute-series.js';
import { MinuteCursor } from './minute-cursor.js';
import './trend-chart.css';
import { TrendCanvas } from './trend-canvas.js';
import { TrendMarks } from './trend-marks.js';
import type { TrendScale } from './trend-scale.js';
import { useBox } from '../chart/use-box.js';

interface TrendChartProps {
  readonly points: readonly TrendPoint[];
  readonly marks: readonly Mark[];
  readonly session: SessionMetrics;
  readonly scale: TrendScale;
  /** The slot of the axis that is pointed at. */
  readonly picked: number | null;
  onPick(slot: number | null): void;
}

export default function TrendChart({ points, marks, session, scale, picked, onPick }: TrendChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const box = useBox(element);
  const { width = 0, height = 0, rem = 16 } = box ?? {};
  const lanes = marks.length < 2 ? 1 : height > 22 * rem ? 3 : 2;
  const geometry = useMemo(() => chartGeometry(width, height, rem, lanes), [width, height, rem, lanes]);

  const pickUnder = (event: PointerEvent<HTMLDivElement>) => {
    const slot = slotAt(event.clientX - event.currentTarget.getBoundingClientRect().left, geometry, scale.slots);
    onPick(slot !== null && slot < points.length ? slot : null);
  };

  return (
    <div
      ref={element}
      className="trend-chart"
      onPointerMove={pickUnder}
      onPointerDown={pickUnder}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onPick(null)}
    >
      {box !== null && width > 0 && height > 0 && (
        <>
          <TrendMarks marks={marks} session={session} scale={scale} geometry={geometry} lanes={lanes} />
          <TrendCanvas points={points} scale={scale} geometry={geometry} width={width} height={height} />
          <MinuteCursor
            points={points}
            marks={marks}
            session={session}
            scale={scale}
            geometry={geometry}
            picked={picked}
            onPick={onPick}
          />
        </>
      )}
    </div>
  );
}
