import { Notice, useSpeech } from '@shopcast/page';
import { useEffect } from 'react';
import { Danmaku } from '../comments/danmaku.js';
import type { RoomSession } from '../room/room-view.js';
import { useBrowsing } from '../shop/use-browsing.js';
import { Stage } from '../stage/stage.js';
import type { Pass } from '../viewer/pass.js';
import { Front } from './front.js';
import { RoomAnnouncer } from './room-announcer.js';
import { OpenProduct, OpenShelf } from './room-sheets.js';
import { ShutNotice } from './shut-notice.js';
import { Side } from './side.js';
import { TopBar } from './top-bar.js';
import { useDanmaku } from './use-danmaku.js';
import { useIsWide } from './use-is-wide.js';
import { useVisit, type Visit } from './use-visit.js';

interface RoomProps {
  readonly sessionId: string;
  readonly pass: Pass;
}

/** A room, as soon as one is in it. */
export function Room({ sessionId, pass }: RoomProps) {
  const { texts } = useSpeech();
  const visit = useVisit(sessionId, pass);
  const { session, presence } = visit.view;
  const title = session?.title;
  useEffect(() => {
    document.title = title === undefined ? 'Shopcast' : `${title} · Shopcast`;
  }, [title]);

  if (presence === 'shut') return <ShutNotice sessionId={sessionId} />;
  if (session === null) return <Notice title={texts.connecting} />;
  return <Floor visit={visit} session={session} />;
}

/** The room from inside: the stage, what people say, and what is sold. */
function Floor({ visit, session }: { readonly visit: Visit; readonly session: RoomSession }) {
  const { ask, view, client } = visit;
  const isWide = useIsWide();
  const danmaku = useDanmaku(isWide);
  const browsing = useBrowsing(visit.facts);
  const isOpen = session.state === 'live' || session.state === 'paused';
  const floor = { visit, browsing, isOpen };

  return (
    <main className="live" id="content" data-presence={view.presence} data-session-state={session.state}>
      <div className="live__stage">
        <Stage ask={ask} session={session} />
        {danmaku.isOn && <Danmaku comments={view.comments} />}
        <TopBar view={view} session={session} client={client} ask={ask} danmaku={danmaku} />
        <Front {...floor} isWide={isWide} />
      </div>
      {isWide ? <Side {...floor} /> : <OpenShelf {...floor} />}
      <OpenProduct {...floor} />
      <RoomAnnouncer visit={visit} />
    </main>
  );
}
