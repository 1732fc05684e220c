import type { CSSProperties } from 'react';
import type { ExplainingWindow } from '../measurement/breakdown.js';
import './window-strip.css';

interface WindowStripProps {
  readonly windows: readonly ExplainingWindow[];
  /** The session so far, in milliseconds since the epoch. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** When the product was explained, along the session. The rows below say it in figures. */
export function WindowStrip({ windows, fromMs, toMs }: WindowStripProps) {
  const lengthMs = Math.max(1, toMs - fromMs);
  return (
    <span className="window-strip" aria-hidden="true">
      {windows.map(({ from, to }) => {
        const start = share(Date.parse(from) - fromMs, lengthMs);
        const end = to === null ? 1 : share(Date.parse(to) - fromMs, lengthMs);
        const style = { '--start': start, '--length': end - start } as CSSProperties;
        return <span key={from} style={style} data-now={to === null || undefined} />;
      })}
    </span>
  );
}

const share = (partMs: number, wholeMs: number): number => Math.min(1, Math.max(0, partMs / wholeMs));
