import { minuteFace } from '@shopcast/page/numerals';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { DrawSmall } from '../chart/small-drawing.js';
import { useLanguage } from '../language/use-language.js';
import type { Measured, MinuteItem } from '../measurement/measurement.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { Panel } from '../panel/panel.js';
import { pulseOption } from './pulse-option.js';
import { peakOf, pulseOf } from './pulse-series.js';

const SmallChart = lazy(() => import('../chart/small-chart.js'));

const shown = ['comments', 'comment_rate'] as const;

interface PulsePanelProps {
  readonly session: Measured;
  readonly minutes: ReadonlyMap<number, MinuteItem>;
}

/** How lively the room is. */
export function PulsePanel({ session, minutes }: PulsePanelProps) {
  const { messages, numerals } = useLanguage();
  const texts = messages.panels.pulse;
  const beats = useMemo(() => pulseOf(minutes), [minutes]);
  const draw = useCallback<DrawSmall>((drawing) => pulseOption(beats, numerals, drawing), [beats, numerals]);
  const peak = peakOf(beats);

  return (
    <Panel name="pulse" title={texts.title}>
      <dl className="panel__figures">
        {shown.map((id) => (
          <div key={id}>
            <dt>{messages.metrics[id].name}</dt>
            <dd>
              <ExplainedMetric id={id} of={session}>
                <MetricNumber value={session.metrics[id]} />
              </ExplainedMetric>
            </dd>
          </div>
        ))}
        {peak !== undefined && (
          <div>
            <dt>{texts.liveliest}</dt>
            <dd>{texts.at(numerals.count(peak.comments), minuteFace(peak.minute))}</dd>
          </div>
        )}
      </dl>
      <Suspense fallback={<div className="small-chart" />}>
        <SmallChart draw={draw} />
      </Suspense>
    </Panel>
  );
}
