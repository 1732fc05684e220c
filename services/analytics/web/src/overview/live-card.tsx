import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { elapsedAt } from '../session/elapsed-at.js';
import { SessionBadges } from '../session/session-badges.js';
import { Link } from '../route/link.js';
import './live-card.css';

const shown: readonly MetricId[] = ['online_now', 'view_pv', 'shop_visitors', 'orders', 'gmv'];

/** A session that is on air, large enough to follow from across the room. */
export function LiveCard({ session }: { readonly session: SessionMetrics }) {
  const { messages } = useLanguage();
  const { sessionId, title, watermark } = session;
  return (
    <li className="live-card" data-session={sessionId}>
      <div className="live-card__head">
        <h3>
          <Link to={{ page: 'session', sessionId }}>{title}</Link>
        </h3>
        <SessionBadges session={session} />
        <span className="live-card__elapsed">{elapsedAt(session, watermark)}</span>
      </div>
      <div className="live-card__cvr">
        <span className="live-card__name">{messages.metrics.cvr_shop.name}</span>
        <ExplainedMetric id="cvr_shop" of={session}>
          <MetricNumber value={session.metrics.cvr_shop} />
        </ExplainedMetric>
      </div>
      <dl className="live-card__numbers">
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
      </dl>
    </li>
  );
}
