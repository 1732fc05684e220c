import { Notice, useAccess } from '@shopcast/page';
import { useEffect } from 'react';
import { useRefusal } from '../access/use-refusal.js';
import { ExportMenu } from '../exports/export-menu.js';
import { DashboardFrame } from '../frame/dashboard-frame.js';
import { useLanguage } from '../language/use-language.js';
import { RoomWall } from '../rooms/room-wall.js';
import { useLiveRooms } from '../rooms/use-live-rooms.js';
import './overview-page.css';
import { inOrder } from './session-list.js';
import { SessionTable } from './session-table.js';
import { useSessionList } from './use-session-list.js';

/** All sessions of the account, those on air first. */
export function OverviewPage() {
  const { key } = useAccess();
  const { messages, texts } = useLanguage();
  const { overview } = messages;
  const { connection, rooms, gone } = useLiveRooms(key);
  const { list, isLoaded, loadMore } = useSessionList(key, gone);
  useRefusal(connection);

  const title = overview.title;
  useEffect(() => {
    document.title = `${title} · Shopcast`;
  }, [title]);

  const others = inOrder(list).filter(({ sessionId }) => rooms?.has(sessionId) !== true);
  if (rooms === null || !isLoaded || rooms.size + others.length === 0) {
    return (
      <DashboardFrame connection={connection}>
        {rooms !== null && isLoaded ? (
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
        <header className="overview__head">
          <h1>{overview.title}</h1>
          <ExportMenu />
        </header>
        {rooms.size > 0 && <RoomWall rooms={rooms} />}
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
