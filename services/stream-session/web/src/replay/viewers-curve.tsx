import { useMemo } from 'react';
import type { Replay } from './replay.js';
import { curveOf } from './curve.js';
import './viewers-curve.css';

const POINTS = 240;

/** How many were watching, over the whole session: where it was lively can be seen before it is played. */
export function ViewersCurve({ replay, second }: { readonly replay: Replay; readonly second: number }) {
  const { online, seconds } = replay;
  const path = useMemo(() => {
    const heights = curveOf(online, seconds, POINTS);
    return `M0 100 ${heights.map((height, x) => `L${x} ${100 - 100 * height}`).join(' ')} L${heights.length - 1} 100 Z`;
  }, [online, seconds]);
  return (
    <svg className="viewers-curve" viewBox={`0 0 ${POINTS} 100`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
      <path d={path} style={{ clipPath: `inset(0 ${100 - (second / Math.max(1, seconds)) * 100}% 0 0)` }} />
    </svg>
  );
}
