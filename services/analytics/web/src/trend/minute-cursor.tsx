import { minuteFace, noValue } from '@shopcast/page/numerals';
import { useLanguage } from '../language/use-language.js';
import type { Mark, SessionMetrics } from '../measurement/measurement.js';
import type { ChartGeometry } from './chart-geometry.js';
import { wordsOf } from './mark-wording.js';
import type { TrendPoint } from './minute-series.js';
import { slotOf, type TrendScale } from './trend-scale.js';

interface MinuteCursorProps {
  readonly points: readonly TrendPoint[];
  readonly marks: readonly Mark[];
  readonly session: SessionMetrics;
  readonly scale: TrendScale;
  readonly geometry: ChartGeometry;
  readonly picked: number | null;
  onPick(slot: number | null): void;
}

/** The picked minute: a line in the chart, and for keyboards and screen readers a slider that reads the minute out. */
export function MinuteCursor({ points, marks, session, scale, geometry, picked, onPick }: MinuteCursorProps) {
  const { messages, numerals } = useLanguage();
  const { trend } = messages;
  const at = Math.min(picked ?? points.length - 1, points.length - 1);
  const point = points[at];
  if (point === undefined) return null;

  const happened = marks
    .filter(({ minute }) => slotOf(minute, scale, points.length - 1) === at)
    .map((mark) => wordsOf(mark, session.metrics.gmv?.currency, messages, numerals));
  const spoken = [
    minuteFace(point.minute),
    `${trend.cvr} ${point.cvr === null ? noValue : numerals.percent(point.cvr)}`,
    `${trend.viewers} ${numerals.count(point.viewers)}`,
    `${trend.visitors} ${numerals.count(point.visitors)}`,
    `${trend.orders} ${numerals.count(point.orders)}`,
    ...happened,
  ].join(', ');

  return (
    <>
      <input
        type="range"
        className="trend-chart__slider"
        aria-label={trend.pickMinute}
        aria-valuetext={spoken}
        min={0}
        max={points.length - 1}
        value={at}
        onChange={(event) => onPick(event.target.valueAsNumber)}
        onFocus={() => onPick(at)}
        onBlur={() => onPick(null)}
      />
      {picked !== null && (
        <div
          className="trend-chart__cursor"
          style={{
            left: geometry.left + ((at + 0.5) / scale.slots) * geometry.plotWidth,
            top: geometry.cvrTop,
            height: geometry.countsTop + geometry.countsHeight - geometry.cvrTop,
          }}
          data-side={at * 2 > scale.slots ? 'left' : 'right'}
          aria-hidden="true"
        >
          {happened.length > 0 && <p className="trend-chart__note">{happened.join(' · ')}</p>}
        </div>
      )}
    </>
  );
}
