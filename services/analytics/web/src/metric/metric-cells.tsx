import type { Measured } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { ExplainedMetric } from './explained-metric.js';
import { MetricNumber } from './metric-number.js';

interface MetricCellsProps {
  readonly columns: readonly MetricId[];
  readonly of: Measured;
}

/** One cell of a table for each metric. */
export function MetricCells({ columns, of }: MetricCellsProps) {
  return columns.map((id) => (
    <td key={id} data-column={id}>
      <ExplainedMetric id={id} of={of}>
        <MetricNumber value={of.metrics[id]} />
      </ExplainedMetric>
    </td>
  ));
}
