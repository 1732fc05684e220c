import type { CSSProperties } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { headlineMetric } from '../metric/metric-groups.js';
import { MetricNumber } from '../metric/metric-number.js';
import { wordingOf } from '../metric/metric-wording.js';
import { HeadlineFreshness } from './headline-freshness.js';
import './headline.css';

/** The number the session is judged by, and the two it is made of. */
export function Headline({ session }: { readonly session: SessionMetrics }) {
  const { messages, numerals } = useLanguage();
  const cvr = session.metrics[headlineMetric];
  const texts = messages.metrics[headlineMetric];
  const { noValue } = wordingOf(headlineMetric, cvr, messages, numerals);
  const share = { '--share': Math.min(1, cvr?.value ?? 0) } as CSSProperties;

  return (
    <section className="headline" aria-label={texts.name}>
      <h2 className="headline__name">
        {texts.name}
        <span className="headline__quotient">{messages.headline.quotient}</span>
      </h2>
      <ExplainedMetric id={headlineMetric} of={session} className="headline__number">
        <MetricNumber value={cvr} />
      </ExplainedMetric>
      {noValue !== null && <p className="headline__no-value">{noValue}</p>}
      <div className="headline__bar" style={share} aria-hidden="true" />
      <p className="headline__parts">
        <ExplainedMetric id="orders" of={session} className="headline__part headline__part--orders" caption={texts.n}>
          {numerals.count(cvr?.n ?? 0)}
        </ExplainedMetric>
        <span className="headline__slash"> / </span>
        <ExplainedMetric
          id="shop_visitors"
          of={session}
          className="headline__part headline__part--visitors"
          caption={texts.d}
        >
          {numerals.count(cvr?.d ?? 0)}
        </ExplainedMetric>
      </p>
      <HeadlineFreshness session={session} />
    </section>
  );
}
