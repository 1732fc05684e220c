import { useEffect } from 'react';
import { useAccess } from '../access/access-context.js';
import { isKeyRefused, useRefusal } from '../access/use-refusal.js';
import { Announcer } from '../announcer/announcer.js';
import { Frame } from '../frame/frame.js';
import { Notice } from '../frame/notice.js';
import { Headline } from '../headline/headline.js';
import { useLanguage } from '../language/language-context.js';
import { useLiveSession } from '../live/use-live-session.js';
import { AllMetrics } from '../metric/all-metrics.js';
import { type MetricGroup, wallMetrics } from '../metric/metric-groups.js';
import { MetricPanel } from '../metric/metric-panel.js';
import { Trend } from '../trend/trend.js';
import { SessionHeader } from './session-header.js';
import './session-page.css';
import { summaryOf } from './summary.js';

const groups = Object.keys(wallMetrics) as MetricGroup[];

/** One session on the wall. */
export function SessionPage({ sessionId }: { readonly sessionId: string }) {
  const { key } = useAccess();
  const { messages, numerals } = useLanguage();
  const view = useLiveSession(sessionId, key);
  const session = view.metrics;
  useRefusal(view.connection);

  const title = session === null ? '' : `${numerals.metric(session.metrics.cvr_shop)} · ${session.title} · `;
  useEffect(() => {
    document.title = `${title}Shopcast`;
  }, [title]);

  return (
    <Frame connection={view.connection} back>
      {session === null ? (
        <SessionNotice isMissing={view.connection.state === 'refused' && !isKeyRefused(view.connection.status)} />
      ) : (
        <main className="session-page" id="numbers" tabIndex={-1}>
          <div className="session-page__wall">
            <SessionHeader session={session} clock={view.clock} />
            <Headline session={session} />
            <Trend view={view} session={session} />
            <div className="session-page__panels" role="group" aria-label={messages.session.numbers}>
              {groups.map((group) => (
                <MetricPanel key={group} group={group} session={session} />
              ))}
            </div>
          </div>
          <AllMetrics session={session} />
          <Announcer text={summaryOf(session, messages, numerals)} />
        </main>
      )}
    </Frame>
  );
}

function SessionNotice({ isMissing }: { readonly isMissing: boolean }) {
  const { messages } = useLanguage();
  if (!isMissing) return <Notice title={messages.connection.connecting} />;
  return <Notice title={messages.session.missing}>{messages.session.missingHint}</Notice>;
}
