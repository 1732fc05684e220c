import type { CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { ComparedMetric } from '../measurement/comparison.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { valueLike } from './value-like.js';

interface ComparisonRowProps {
  readonly id: MetricId;
  readonly session: SessionMetrics;
  readonly compared: ComparedMetric | undefined;
  readonly hasChosen: boolean;
}

export function ComparisonRow({ id, session, compared, hasChosen }: ComparisonRowProps) {
  const { messages } = useLanguage();
  return (
    <tr data-compared={id}>
      <th scope="row">{messages.metrics[id].name}</th>
      <td className="comparison__here">
        <ExplainedMetric id={id} of={session}>
          <MetricNumber value={session.metrics[id]} />
        </ExplainedMetric>
      </td>
      <td>
        <MetricNumber value={valueLike(compared, compared?.median)} />
      </td>
      <td className="comparison__standing">
        <Standing percentile={compared?.percentile ?? null} />
      </td>
      {hasChosen && (
        <td>
          <MetricNumber value={valueLike(compared, compared?.chosen)} />
        </td>
      )}
    </tr>
  );
}

function Standing({ percentile }: { readonly percentile: number | null }) {
  const { messages, numerals } = useLanguage();
  if (percentile === null) return <MetricNumber value={undefined} />;
  return (
    <span className="comparison__percentile">
      <span className="comparison__track" style={{ '--at': percentile } as CSSProperties} aria-hidden="true" />
      {messages.panels.comparison.above(numerals.tick(Math.round(percentile * 100)))}
    </span>
  );
}
