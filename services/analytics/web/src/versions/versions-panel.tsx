import { useLanguage } from '../language/use-language.js';
import type { MetricId } from '../measurement/metric-id.js';
import type { Versions } from '../measurement/versions.js';
import { MetricCells } from '../metric/metric-cells.js';
import { Panel } from '../panel/panel.js';

const versionColumns: readonly MetricId[] = ['orders', 'gmv', 'net_gmv', 'refund_rate', 'cvr_shop'];

interface VersionsPanelProps {
  readonly versions: Versions;
  readonly startedAt: string | null;
}

/** What became of a session's numbers after it had ended, for as long as orders are paid and given back. */
export function VersionsPanel({ versions: { items, next }, startedAt }: VersionsPanelProps) {
  const { messages, numerals } = useLanguage();
  const texts = messages.panels.versions;
  if (items.length === 0) return null;
  const nameOf = (version: number): string => (version === 0 ? texts.atTheEnd : texts.daysAfter(version));
  const aside = next && <p className="panel__nothing">{texts.next(nameOf(next.version), numerals.day(next.at))}</p>;
  return (
    <Panel name="versions" title={texts.title} aside={aside}>
      <div className="panel-scroll" role="group" aria-label={texts.title} tabIndex={0}>
        <table className="panel-table">
          <thead>
            <tr>
              <th scope="col">{texts.version}</th>
              {versionColumns.map((id) => (
                <th key={id} scope="col">
                  {messages.metrics[id].name}
                </th>
              ))}
              <th scope="col">{texts.orders}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ version, revision, at, metrics, orders }) => (
              <tr key={version} data-version={version}>
                <th scope="row">
                  {nameOf(version)}
                  {revision > 1 && ` · ${texts.corrected(revision - 1)}`}
                </th>
                <MetricCells columns={versionColumns} of={{ startedAt, watermark: at, metrics }} />
                <td>{version > 0 && numerals.count(orders.orders)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
