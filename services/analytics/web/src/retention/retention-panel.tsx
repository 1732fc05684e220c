import { lazy, Suspense, useCallback } from 'react';
import type { DrawSmall } from '../chart/small-drawing.js';
import { useLanguage } from '../language/use-language.js';
import type { Retained, Retention } from '../measurement/breakdown.js';
import type { Measured } from '../measurement/measurement.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { Panel } from '../panel/panel.js';
import { retentionOption } from './retention-option.js';

const SmallChart = lazy(() => import('../chart/small-chart.js'));

/** The minutes that people speak of. */
const milestones = [1, 5, 10, 30, 60];

interface RetentionPanelProps {
  readonly retention: Retention | null;
  readonly startedAt: string | null;
}

const none: readonly Retained[] = [];

/** How long those who came stayed. */
export function RetentionPanel({ retention, startedAt }: RetentionPanelProps) {
  const { messages, numerals } = useLanguage();
  const texts = messages.panels.retention;
  const items = retention?.items ?? none;
  const draw = useCallback<DrawSmall>((drawing) => retentionOption(items, numerals, drawing), [items, numerals]);
  const told = items.filter(({ minute }) => milestones.includes(minute));

  return (
    <Panel name="retention" title={texts.title} aside={<small className="panel__nothing">{texts.axis}</small>}>
      {told.length === 0 ? (
        <p className="panel__nothing">{retention !== null && texts.none}</p>
      ) : (
        <>
          <dl className="panel__figures">
            {told.map((item) => (
              <div key={item.minute}>
                <dt>{texts.after(numerals.count(item.minute))}</dt>
                <dd>
                  <ExplainedMetric id="retention" of={measuredAt(item, retention, startedAt)}>
                    <MetricNumber value={measuredAt(item, retention, startedAt).metrics.retention} />
                  </ExplainedMetric>
                </dd>
              </div>
            ))}
          </dl>
          <Suspense fallback={<div className="small-chart" />}>
            <SmallChart draw={draw} />
          </Suspense>
        </>
      )}
    </Panel>
  );
}

function measuredAt({ n, d, value, state }: Retained, retention: Retention | null, startedAt: string | null): Measured {
  const parameters = retention?.parameters ?? {};
  return {
    startedAt,
    watermark: retention?.watermark ?? null,
    metrics: { retention: { n, d, value, state, unit: 'ratio', parameters } },
  };
}
