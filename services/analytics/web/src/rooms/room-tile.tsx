import type { ReactNode } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { Link } from '../route/link.js';
import './room-tile.css';

/** One room among many: its conversion, and the two numbers that say how large it is. */
export function RoomTile({ room }: { readonly room: SessionMetrics }) {
  const { messages, numerals } = useLanguage();
  const { sessionId, title, sessionState, metrics } = room;
  const { gmv } = metrics;
  return (
    <li className="room-tile" data-session={sessionId} data-session-state={sessionState}>
      <h3 title={title}>
        <Link to={{ page: 'session', sessionId }}>{title}</Link>
      </h3>
      {sessionState === 'paused' && <span className="room-tile__state">{messages.sessionStates.paused}</span>}
      <ExplainedMetric id="cvr_shop" of={room} className="room-tile__cvr">
        <MetricNumber value={metrics.cvr_shop} />
      </ExplainedMetric>
      <dl>
        <Part id="online_now" room={room}>
          <MetricNumber value={metrics.online_now} />
        </Part>
        <Part id="gmv" room={room}>
          {gmv?.currency === undefined ? <MetricNumber value={gmv} /> : numerals.wholeMoney(gmv.n, gmv.currency)}
        </Part>
      </dl>
    </li>
  );
}

interface PartProps {
  readonly id: MetricId;
  readonly room: SessionMetrics;
  readonly children: ReactNode;
}

function Part({ id, room, children }: PartProps) {
  const { messages } = useLanguage();
  return (
    <div data-part={id}>
      <dt className="visually-hidden">{messages.metrics[id].name}</dt>
      <dd>
        <ExplainedMetric id={id} of={room}>
          {children}
        </ExplainedMetric>
      </dd>
    </div>
  );
}
