import { minuteFace, noValue } from '@shopcast/page/numerals';
import { useLanguage } from '../language/use-language.js';
import type { TrendPoint } from './minute-series.js';

interface TrendLegendProps {
  /** The minute that is read out; none after the end, until one is picked. */
  readonly point: TrendPoint | undefined;
}

/** What the lines are, and what they are at one minute. */
export function TrendLegend({ point }: TrendLegendProps) {
  const { messages, numerals } = useLanguage();
  const count = (value: number | undefined) => (value === undefined ? '' : numerals.count(value));
  const cvr = point && (point.cvr === null ? noValue : numerals.percent(point.cvr));
  const entries = [
    ['cvr', messages.trend.cvr, cvr ?? ''],
    ['viewers', messages.trend.viewers, count(point?.viewers)],
    ['visitors', messages.trend.visitors, count(point?.visitors)],
    ['orders', messages.trend.orders, count(point?.orders)],
  ] as const;

  return (
    <div className="trend-legend">
      <span className="trend-legend__minute">{point !== undefined && minuteFace(point.minute)}</span>
      <ul>
        {entries.map(([series, name, value]) => (
          <li key={series} data-series={series}>
            {name}
            <span className="trend-legend__value">{value}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
