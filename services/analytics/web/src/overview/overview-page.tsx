import { Notice, useAccess } from '@shopcast/page';
import { useEffect } from 'react';
import { useRefusal } from '../access/use-refusal.js';
import { DashboardFrame } from '../frame/dashboard-frame.js';
import { useLanguage } from '../language/use-language.js';
import { LiveCard } from './live-card.js';
import './overview-page.css';
import { inOrder } from './session-list.js';
import { SessionTable } from './session-table.js';
import { useSessionList } from './use-session-list.js';

/** All sessions of the account, those on air first. */
export function OverviewPage() {
  const { key } = useAccess();
  const { messages, texts } = useLanguage();
  const { overview } = messages;
  const { list, connection, loadMore } = useSessionList(key);
  useRefusal(connection);

  const title = overview.title;
  useEffect(() => {
    document.title = `${title} · Shopcast`;
  }, [title]);

  const sessions = inOrder(list);
  const onAir = sessions.filter(({ sessionState }) => sessionState === 'live' || sessionState === 'paused');
  const others = sessions.filter((session) => !onAir.includes(session));

  if (sessions.length === 0) {
    return (
      <DashboardFrame connection={connection}>
        {connection.state === 'streaming' ? (
          <Notice title={overview.none}>{overview.noneHint}</Notice>
        ) : (
          <Notice title={texts.connecting} />
        )}
      </DashboardFrame>
    );
  }
  return (
    <DashboardFrame connection={connection}>
      <main className="overview" id="content" tabIndex={-1}>
        <h1>{overview.title}</h1>
        {onAir.length > 0 && (
          <section aria-label={overview.onAir}>
            <h2>{overview.onAir}</h2>
            <ul className="overview__cards">
              {onAir.map((session) => (
                <LiveCard key={session.sessionId} session={session} />
              ))}
            </ul>
          </section>
        )}
        {others.length > 0 && (
          <section aria-label={overview.others}>
            <h2>{overview.others}</h2>
            <SessionTable sessions={others} />
          </section>
        )}
        {list.nextCursor !== null && (
          <button type="button" className="quiet-button overview__more" onClick={loadMore}>
            {overview.more}
          </button>
        )}
      </main>
    </DashboardFrame>
  );
}
