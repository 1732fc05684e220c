import { useCallback, useRef } from 'react';
import { ChartCanvas } from './chart-canvas.js';
import type { Palette } from './palette.js';
import './small-chart.css';
import type { DrawSmall } from './small-drawing.js';
import { useBox } from './use-box.js';

/** A chart that fills its place in a panel. The panel says in words and figures what it shows. */
export default function SmallChart({ draw }: { readonly draw: DrawSmall }) {
  const element = useRef<HTMLDivElement>(null);
  const box = useBox(element);
  const { width = 0, height = 0 } = box ?? {};
  return (
    <div ref={element} className="small-chart">
      {box !== null && width > 0 && <Drawn draw={draw} rem={box.rem} width={width} height={height} />}
    </div>
  );
}

interface DrawnProps {
  readonly draw: DrawSmall;
  readonly rem: number;
  readonly width: number;
  readonly height: number;
}

function Drawn({ draw, rem, width, height }: DrawnProps) {
  const drawHere = useCallback((palette: Palette) => draw({ palette, rem }), [draw, rem]);
  return <ChartCanvas className="small-chart__canvas" draw={drawHere} width={width} height={height} />;
}
