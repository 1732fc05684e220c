import type { CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { Measured } from '../measurement/measurement.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { Panel } from '../panel/panel.js';
import './buyers-panel.css';

const shareId = 'new_buyer_order_share';

/** Whose orders they are: of people who buy here for the first time, and of those who came back. */
export function BuyersPanel({ session }: { readonly session: Measured }) {
  const { messages, numerals } = useLanguage();
  const { buyers } = messages.panels;
  const share = session.metrics[shareId];
  const first = share?.n ?? 0;
  const all = share?.d ?? 0;
  const style = { '--share': all === 0 ? 0 : first / all } as CSSProperties;

  return (
    <Panel name="buyers" title={buyers.title}>
      <div className="buyers" style={style} data-empty={all === 0 || undefined}>
        <ExplainedMetric id={shareId} of={session} className="buyers__share">
          <MetricNumber value={share} />
        </ExplainedMetric>
        <span className="buyers__caption">{buyers.share}</span>
        <span className="buyers__bar" aria-hidden="true" />
        <dl className="buyers__parts">
          <div data-part="first">
            <dt>{buyers.first}</dt>
            <dd>{numerals.count(first)}</dd>
          </div>
          <div data-part="returning">
            <dt>{buyers.returning}</dt>
            <dd>{numerals.count(all - first)}</dd>
          </div>
        </dl>
      </div>
    </Panel>
  );
}
