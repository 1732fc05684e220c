import { useEffect, useMemo } from 'react';
import { ComparisonPanel } from '../comparison/comparison-panel.js';
import { Headline } from '../headline/headline.js';
import { useLanguage } from '../language/use-language.js';
import type { SessionReport } from '../measurement/session-report.js';
import { AllMetrics } from '../metric/all-metrics.js';
import { SessionHeader } from '../session/session-header.js';
import { SessionPanels } from '../session/session-panels.js';
import { Trend } from '../trend/trend.js';
import { VersionsPanel } from '../versions/versions-panel.js';
import './report.css';

/** Everything there is to say about a session, on a few pages. */
export function Report({ report }: { readonly report: SessionReport }) {
  const { messages, numerals } = useLanguage();
  const { session, products, sources, retention, comparison, versions } = report;
  const { items, marks } = report.minutes;
  const minutes = useMemo(() => new Map(items.map((item) => [item.minute, item])), [items]);
  const { startedAt } = session;

  useEffect(() => {
    document.title = `${session.title} · ${messages.report.title} · Shopcast`;
  }, [session.title, messages]);

  return (
    <main className="report" id="content" tabIndex={-1}>
      <SessionHeader session={session} clock={null} />
      {startedAt !== null && <p className="report__when">{numerals.day(startedAt)}</p>}
      <div className="report__first">
        <Headline session={session} />
        <Trend view={{ minutes, marks }} session={session} />
      </div>
      <SessionPanels session={session} minutes={minutes} products={products} sources={sources} retention={retention}>
        <ComparisonPanel session={session} comparison={comparison} />
        <VersionsPanel versions={versions} startedAt={startedAt} />
      </SessionPanels>
      <AllMetrics session={session} />
    </main>
  );
}
