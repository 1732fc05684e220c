import { useMemo, type CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { Mark, SessionMetrics } from '../measurement/measurement.js';
import type { ChartGeometry } from './chart-geometry.js';
import { MarkIcon } from './mark-icon.js';
import { placeFlags } from './mark-lanes.js';
import { labelOf } from './mark-wording.js';
import './trend-marks.css';
import type { TrendScale } from './trend-scale.js';

interface TrendMarksProps {
  readonly marks: readonly Mark[];
  readonly session: SessionMetrics;
  readonly scale: TrendScale;
  readonly geometry: ChartGeometry;
  readonly lanes: number;
}

/** A labelled line for everything that happened. The table says the same in words, so this is left out for readers. */
export function TrendMarks({ marks, session, scale, geometry, lanes }: TrendMarksProps) {
  const { messages, numerals } = useLanguage();
  const currency = session.metrics.gmv?.currency;
  const placed = useMemo(() => {
    const startedMs = Date.parse(session.startedAt ?? '');
    const flags = marks.map((mark) => ({
      kind: mark.kind,
      at: mark.at,
      x: xOf((Date.parse(mark.at) - startedMs) / 60_000, scale, geometry.plotWidth),
      text: labelOf(mark, currency, messages, numerals),
    }));
    return placeFlags(flags, { lanes, width: geometry.plotWidth, rem: geometry.rem });
  }, [marks, session.startedAt, scale, geometry, lanes, currency, messages, numerals]);

  return (
    <div
      className="trend-marks"
      aria-hidden="true"
      style={{ left: geometry.left, width: geometry.plotWidth, height: geometry.countsTop + geometry.countsHeight }}
    >
      {placed.map(({ flag, form, lane, side }) => (
        <div
          key={`${flag.kind}${flag.at}${flag.text}`}
          className="trend-marks__line"
          data-kind={flag.kind}
          data-form={flag.text === '' && form === 'label' ? 'icon' : form}
          data-side={side}
          style={{ left: flag.x, '--lane': lane, '--lanes': lanes } as CSSProperties}
        >
          {form !== 'line' && (
            <span className="trend-marks__flag">
              <MarkIcon kind={flag.kind} />
              {form === 'label' && flag.text !== '' && <span className="trend-marks__text">{flag.text}</span>}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function xOf(minute: number, { step, slots }: TrendScale, plotWidth: number): number {
  return Math.min(1, Math.max(0, minute / (step * slots))) * plotWidth;
}
