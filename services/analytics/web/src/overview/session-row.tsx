import { elapsed, noValue } from '@shopcast/page/numerals';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { ExplainedMetric } from '../metric/explained-metric.js';
import { MetricNumber } from '../metric/metric-number.js';
import { SessionBadges } from '../session/session-badges.js';
import { Link } from '../route/link.js';

interface SessionRowProps {
  readonly session: SessionMetrics;
  readonly metrics: readonly MetricId[];
}

export function SessionRow({ session, metrics }: SessionRowProps) {
  const { numerals } = useLanguage();
  const { sessionId, title, startedAt, endedAt } = session;
  const length =
    startedAt === null || endedAt === null ? noValue : elapsed((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  return (
    <tr data-session={sessionId}>
      <th scope="row">
        <Link to={{ page: 'session', sessionId }}>{title}</Link>
        <SessionBadges session={session} />
      </th>
      <td className="session-table__detail">{startedAt === null ? noValue : numerals.day(startedAt)}</td>
      <td className="session-table__number session-table__detail">{length}</td>
      {metrics.map((id) => (
        <td key={id} className="session-table__number" data-column={id}>
          <ExplainedMetric id={id} of={session}>
            <MetricNumber value={session.metrics[id]} />
          </ExplainedMetric>
        </td>
      ))}
    </tr>
  );
}
