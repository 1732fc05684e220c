import { useLanguage } from '../language/use-language.js';
import type { Comparison } from '../measurement/comparison.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { Panel } from '../panel/panel.js';
import './comparison-panel.css';
import { ComparisonRow } from './comparison-row.js';

const compared: readonly MetricId[] = [
  'cvr_shop',
  'gmv',
  'orders',
  'aov',
  'viewer_uv',
  'pcu',
  'avg_watch_seconds',
  'shop_visit_rate',
  'comment_rate',
  'new_followers',
  'new_buyer_order_share',
];

interface ComparisonPanelProps {
  readonly session: SessionMetrics;
  readonly comparison: Comparison | null;
  /** Lets a session be chosen to stand beside this one; where it is left out nothing can be chosen. */
  onChoose?(sessionId: string | null): void;
}

/** Where the session stands among the account's own last ones. */
export function ComparisonPanel({ session, comparison, onChoose }: ComparisonPanelProps) {
  const { messages, numerals } = useLanguage();
  const texts = messages.panels.comparison;
  const { last = [], chosen = null, metrics = {} } = comparison ?? {};
  const isRunning = session.sessionState !== 'ended';
  return (
    <Panel
      name="comparison"
      title={last.length === 0 ? texts.title : texts.among(numerals.count(last.length))}
      aside={onChoose && <SessionChoice last={last} chosenId={chosen?.sessionId ?? null} onChoose={onChoose} />}
    >
      {last.length === 0 ? (
        <p className="panel__nothing">{comparison !== null && texts.none}</p>
      ) : (
        <>
          {isRunning && <p className="panel__nothing">{texts.running}</p>}
          <div className="panel-scroll" role="group" aria-label={texts.title} tabIndex={0}>
            <table className="panel-table comparison">
              <thead>
                <tr>
                  <th scope="col">{texts.number}</th>
                  <th scope="col">{texts.here}</th>
                  <th scope="col">{texts.median}</th>
                  <th scope="col" className="comparison__standing">
                    {texts.percentile}
                  </th>
                  {chosen !== null && <th scope="col">{chosen.title}</th>}
                </tr>
              </thead>
              <tbody>
                {compared.map((id) => (
                  <ComparisonRow
                    key={id}
                    id={id}
                    session={session}
                    compared={metrics[id]}
                    hasChosen={chosen !== null}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}

interface SessionChoiceProps {
  readonly last: Comparison['last'];
  readonly chosenId: string | null;
  onChoose(sessionId: string | null): void;
}

function SessionChoice({ last, chosenId, onChoose }: SessionChoiceProps) {
  const { messages, numerals } = useLanguage();
  const texts = messages.panels.comparison;
  if (last.length === 0) return null;
  return (
    <label className="comparison__choice">
      {texts.beside}
      <select value={chosenId ?? ''} onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}>
        <option value="">{texts.nobody}</option>
        {last.map(({ sessionId, title, startedAt }) => (
          <option key={sessionId} value={sessionId}>
            {startedAt === null ? title : `${title} · ${numerals.day(startedAt)}`}
          </option>
        ))}
      </select>
    </label>
  );
}
