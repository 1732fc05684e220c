import { useId } from 'react';
import { metricGroups } from '../../../src/domain/metric-definitions.js';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import './all-metrics.css';
import { ExplainedMetric } from './explained-metric.js';
import type { MetricGroup } from './metric-groups.js';
import { MetricNumber } from './metric-number.js';

const groups = Object.keys(metricGroups) as MetricGroup[];

/** The whole metric contract, below the wall. */
export function AllMetrics({ session }: { readonly session: SessionMetrics }) {
  const { messages } = useLanguage();
  const heading = useId();
  return (
    <section className="all-metrics" aria-labelledby={heading}>
      <h2 id={heading}>{messages.session.allNumbers}</h2>
      <div className="all-metrics__groups">
        {groups.map((group) => (
          <div key={group}>
            <h3>{messages.groups[group]}</h3>
            <dl>
              {metricGroups[group].map(({ id }) => (
                <div key={id} className="all-metrics__metric">
                  <dt>{messages.metrics[id].name}</dt>
                  <dd>
                    <ExplainedMetric id={id} of={session}>
                      <MetricNumber value={session.metrics[id]} />
                    </ExplainedMetric>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
