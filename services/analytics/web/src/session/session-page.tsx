import { Announcer, Notice, useAccess } from '@shopcast/page';
import { useEffect } from 'react';
import { isKeyRefused, useRefusal } from '../access/use-refusal.js';
import { DashboardFrame } from '../frame/dashboard-frame.js';
import { Headline } from '../headline/headline.js';
import { useLanguage } from '../language/use-language.js';
import { useLiveSession } from '../live/use-live-session.js';
import { AllMetrics } from '../metric/all-metrics.js';
import { type MetricGroup, wallMetrics } from '../metric/metric-groups.js';
import { MetricPanel } from '../metric/metric-panel.js';
import { Link } from '../route/link.js';
import { Trend } from '../trend/trend.js';
import { LivePanels } from './live-panels.js';
import { SessionActions } from './session-actions.js';
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
    <DashboardFrame
      connection={view.connection}
      back={
        <Link to={{ page: 'overview' }} className="frame__back">
          {messages.page.overview}
        </Link>
      }
      actions={session && <SessionActions sessionId={sessionId} isOver={session.endedAt !== null} />}
    >
      {session === null ? (
        <SessionNotice isMissing={view.connection.state === 'refused' && !isKeyRefused(view.connection.status)} />
      ) : (
        <main className="session-page" id="content" tabIndex={-1}>
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
          <LivePanels session={session} view={view} />
          <AllMetrics session={session} />
          <Announcer text={summaryOf(session, messages, numerals)} />
        </main>
      )}
    </DashboardFrame>
  );
}

function SessionNotice({ isMissing }: { readonly isMissing: boolean }) {
  const { messages, texts } = useLanguage();
  if (!isMissing) return <Notice title={texts.connecting} />;
  return <Notice title={messages.session.missing}>{messages.session.missingHint}</Notice>;
}
