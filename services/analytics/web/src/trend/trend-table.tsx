import { minuteFace, noValue } from '@shopcast/page/numerals';
import { useLanguage } from '../language/use-language.js';
import type { Mark, SessionMetrics } from '../measurement/measurement.js';
import { wordsOf } from './mark-wording.js';
import type { TrendPoint } from './minute-series.js';
import './trend-table.css';
import { slotOf, type TrendScale } from './trend-scale.js';

interface TrendTableProps {
  readonly points: readonly TrendPoint[];
  readonly marks: readonly Mark[];
  readonly session: SessionMetrics;
  readonly scale: TrendScale;
}

/** The chart in words and figures, newest minute first while the session runs. */
export function TrendTable({ points, marks, session, scale }: TrendTableProps) {
  const { messages, numerals } = useLanguage();
  const { trend } = messages;
  const rows = session.endedAt === null ? points.toReversed() : points;
  const currency = session.metrics.gmv?.currency;
  const startedMs = Date.parse(session.startedAt ?? '');

  return (
    <div className="trend-table" role="group" aria-label={trend.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{trend.minute}</th>
            <th scope="col">{trend.time}</th>
            <th scope="col">{trend.viewers}</th>
            <th scope="col">{trend.visitors}</th>
            <th scope="col">{trend.orders}</th>
            <th scope="col">{trend.cvr}</th>
            <th scope="col" className="trend-table__marks">
              {trend.marks}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ minute, viewers, visitors, orders, cvr }) => (
            <tr key={minute}>
              <th scope="row">{minuteFace(minute)}</th>
              <td>
                {Number.isNaN(startedMs)
                  ? noValue
                  : numerals.timeOfDay(new Date(startedMs + minute * 60_000).toISOString())}
              </td>
              <td>{numerals.count(viewers)}</td>
              <td>{numerals.count(visitors)}</td>
              <td>{numerals.count(orders)}</td>
              <td>{cvr === null ? noValue : numerals.percent(cvr)}</td>
              <td className="trend-table__marks">
                {marks
                  .filter((mark) => slotOf(mark.minute, scale, points.length - 1) * scale.step === minute)
                  .map((mark) => wordsOf(mark, currency, messages, numerals))
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
