import type { CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { Measured } from '../measurement/measurement.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { Panel } from '../panel/panel.js';
import { type FunnelStep, funnelOf } from './funnel-steps.js';
import './funnel-panel.css';

/** How many got how far, from the room to the payment. */
export function FunnelPanel({ session }: { readonly session: Measured }) {
  const { panels } = useLanguage().messages;
  return (
    <Panel name="funnel" title={panels.funnel.title}>
      <ol className="funnel">
        {funnelOf(session).map((step) => (
          <FunnelRow key={step.id} step={step} session={session} />
        ))}
      </ol>
    </Panel>
  );
}

function FunnelRow({ step, session }: { readonly step: FunnelStep; readonly session: Measured }) {
  const { messages, numerals } = useLanguage();
  const { id, people, share, rate } = step;
  const isCart = id === 'cart_rate';
  return (
    <li className="funnel__step" data-step={id} style={{ '--share': share } as CSSProperties}>
      <span className="funnel__name">{isCart ? messages.metrics.cart_uv.name : messages.metrics[id].name}</span>
      <ExplainedMetric id={id} of={session} className="funnel__people">
        {numerals.count(people)}
      </ExplainedMetric>
      <span className="funnel__rate">
        {rate !== null && (
          <ExplainedMetric id={rate} of={session}>
            <MetricNumber value={session.metrics[rate]} />
          </ExplainedMetric>
        )}
      </span>
      <span className="funnel__bar" aria-hidden="true" />
    </li>
  );
}
