import { useLanguage } from '../language/use-language.js';
import type { MetricId } from '../measurement/metric-id.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { ExplainedMetric } from './explained-metric.js';
import { MetricNumber } from './metric-number.js';
import './metric-tile.css';

interface MetricTileProps {
  readonly id: MetricId;
  readonly session: SessionMetrics;
}

export function MetricTile({ id, session }: MetricTileProps) {
  const { messages } = useLanguage();
  const value = session.metrics[id];
  return (
    <li className="metric-tile" data-tile={id}>
      <ExplainedMetric id={id} of={session} className="metric-tile__button">
        <span className="metric-tile__name">
          {messages.metrics[id].name}{' '}
          {value?.d === null && value.currency !== undefined && (
            <span className="metric-tile__currency">{value.currency}</span>
          )}
        </span>
        <MetricNumber value={value} />
      </ExplainedMetric>
    </li>
  );
}
