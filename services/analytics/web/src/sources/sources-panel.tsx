import type { Sources } from '../measurement/breakdown.js';
import type { MetricId } from '../measurement/metric-id.js';
import { useLanguage } from '../language/use-language.js';
import { Panel } from '../panel/panel.js';
import { SourceRows } from './source-rows.js';
import './sources-panel.css';

const sourceColumns: readonly MetricId[] = ['viewer_uv', 'shop_visitors', 'orders', 'gmv'];

interface SourcesPanelProps {
  readonly sources: Sources | null;
  readonly startedAt: string | null;
}

/** Where they came from, the largest channel first, and what they came to. */
export function SourcesPanel({ sources, startedAt }: SourcesPanelProps) {
  const { messages } = useLanguage();
  const texts = messages.panels.sources;
  const items = (sources?.items ?? []).toSorted((a, b) => viewersOf(b) - viewersOf(a));
  const most = Math.max(1, ...items.map(viewersOf));
  return (
    <Panel name="sources" title={texts.title}>
      {items.length === 0 ? (
        <p className="panel__nothing">{sources !== null && texts.none}</p>
      ) : (
        <div className="panel-scroll" role="group" aria-label={texts.title} tabIndex={0}>
          <table className="panel-table sources">
            <thead>
              <tr>
                <th scope="col">{texts.source}</th>
                {sourceColumns.map((id) => (
                  <th key={id} scope="col">
                    {messages.metrics[id].name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((source) => (
                <SourceRows
                  key={source.channel}
                  source={source}
                  columns={sourceColumns}
                  share={viewersOf(source) / most}
                  complete={{ startedAt, watermark: sources?.watermark ?? null }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

const viewersOf = ({ metrics }: Sources['items'][number]): number => metrics.viewer_uv?.n ?? 0;
