import { lazy, Suspense, useId, useMemo, useState } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { LiveView } from '../live/live-view.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { lastMinuteOf, trendSeries } from './minute-series.js';
import { TrendLegend } from './trend-legend.js';
import { trendScale } from './trend-scale.js';
import { TrendTable } from './trend-table.js';
import './trend.css';
import { TrendViewSwitch, type TrendShape } from './trend-view-switch.js';

// The drawing library is the largest part of the page; the numbers do not wait for it.
const TrendChart = lazy(() => import('./trend-chart.js'));

interface TrendProps {
  readonly view: Pick<LiveView, 'minutes' | 'marks'>;
  readonly session: SessionMetrics;
}

/** How the session went, minute by minute: as a chart to look at, or as a table to read. */
export function Trend({ view, session }: TrendProps) {
  const { messages } = useLanguage();
  const [shape, setShape] = useState<TrendShape>('chart');
  const [picked, setPicked] = useState<number | null>(null);
  const heading = useId();

  const { minutes, marks } = view;
  const isEnded = session.sessionState === 'ended';
  const lastMinute = lastMinuteOf(minutes, reachedMinute(session));
  const scale = useMemo(() => trendScale(lastMinute, isEnded), [lastMinute, isEnded]);
  const points = useMemo(() => trendSeries(minutes, lastMinute, scale.step), [minutes, lastMinute, scale.step]);
  const shown = picked ?? (isEnded ? null : points.length - 1);
  const point = shown === null ? undefined : points[shown];

  return (
    <section className="trend" aria-labelledby={heading}>
      <header className="trend__head">
        <h2 id={heading}>{messages.trend.title}</h2>
        <TrendLegend point={point} />
        <TrendViewSwitch shape={shape} onShape={setShape} />
      </header>
      {points.length === 0 && <p className="trend__empty">{messages.trend.noMinutes}</p>}
      {shape === 'table' ? (
        <TrendTable points={points} marks={marks} session={session} scale={scale} />
      ) : (
        <Suspense fallback={<div className="trend-chart" />}>
          <TrendChart
            points={points}
            marks={marks}
            session={session}
            scale={scale}
            picked={picked}
            onPick={setPicked}
          />
        </Suspense>
      )}
    </section>
  );
}

/** The minute that the session has come to, or the one that ended with it. */
function reachedMinute({ startedAt, endedAt, watermark }: SessionMetrics): number | null {
  const reachedMs = endedAt === null ? Date.parse(watermark ?? '') : Date.parse(endedAt) - 1;
  if (startedAt === null || Number.isNaN(reachedMs)) return null;
  return Math.max(0, Math.floor((reachedMs - Date.parse(startedAt)) / 60_000));
}
