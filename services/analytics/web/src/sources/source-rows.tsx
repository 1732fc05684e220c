import type { CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { Source } from '../measurement/breakdown.js';
import type { Measured } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { MetricCells } from '../metric/metric-cells.js';

/** Details beyond these are in the export. */
const shownDetails = 3;

interface SourceRowsProps {
  readonly source: Source;
  readonly columns: readonly MetricId[];
  /** Of the viewers of the largest channel. */
  readonly share: number;
  readonly complete: Omit<Measured, 'metrics'>;
}

/** A channel, and the largest of its sub-sources. */
export function SourceRows({ source, columns, share, complete }: SourceRowsProps) {
  const { panels } = useLanguage().messages;
  const { channel, metrics, details } = source;
  return (
    <>
      <tr data-source={channel}>
        <th scope="row" className="sources__channel" style={{ '--share': share } as CSSProperties}>
          {panels.sources.channels[channel]}
        </th>
        <MetricCells columns={columns} of={{ ...complete, metrics }} />
      </tr>
      {details.slice(0, shownDetails).map((sub) => (
        <tr key={sub.detail} className="sources__detail">
          <th scope="row">
            <span>{sub.detail}</span>
          </th>
          <MetricCells columns={columns} of={{ ...complete, metrics: sub.metrics }} />
        </tr>
      ))}
    </>
  );
}
