import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { SessionRow } from './session-row.js';
import './session-table.css';

const tableMetrics: readonly MetricId[] = ['cvr_shop', 'orders', 'shop_visitors', 'view_pv', 'gmv'];

export function SessionTable({ sessions }: { readonly sessions: readonly SessionMetrics[] }) {
  const { messages } = useLanguage();
  return (
    <div className="session-table" role="group" aria-label={messages.overview.others} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{messages.overview.session}</th>
            <th scope="col" className="session-table__detail">
              {messages.overview.started}
            </th>
            <th scope="col" className="session-table__number session-table__detail">
              {messages.overview.length}
            </th>
            {tableMetrics.map((id) => (
              <th key={id} scope="col" className="session-table__number" data-column={id}>
                {messages.metrics[id].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.sessionId} session={session} metrics={tableMetrics} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
