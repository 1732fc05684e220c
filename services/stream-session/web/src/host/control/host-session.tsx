import { Announcer, Notice, PathLink, useAccess } from '@shopcast/page';
import { useEffect } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { RoomView } from '../../room/room-view.js';
import { useRoom } from '../../room/use-room.js';
import { ActivityDesks } from '../activities/activity-desks.js';
import { CouponDesk } from '../coupons/coupon-desk.js';
import { HostFrame } from '../host-frame.js';
import { MediaDesk } from '../media/media-desk.js';
import { FollowersDesk } from '../moderation/followers-desk.js';
import { ModerationDesk } from '../moderation/moderation-desk.js';
import { Numbers } from '../numbers/numbers.js';
import { addressOf } from '../route.js';
import { RunOfShowDesk } from '../run-of-show/run-of-show-desk.js';
import type { Session } from '../sessions/session.js';
import { ShelfDesk } from '../shelf/shelf-desk.js';
import { Talk } from '../talk/talk.js';
import { useAsk } from '../use-ask.js';
import './host-session.css';
import { SessionHead } from './session-head.js';
import { type NoSession, useSession } from './use-session.js';

/** Everything that a host needs while talking, on one page. */
export function HostSession({ sessionId }: { readonly sessionId: string }) {
  const { page, numbers } = useHostTexts();
  const { key } = useAccess();
  const ask = useAsk();
  const { view } = useRoom({ sessionId, token: key });
  const { session, absence, show } = useSession(ask, sessionId, view.session);
  const title = session?.title ?? page.sessions;
  useEffect(() => {
    document.title = `${title} · Shopcast`;
  }, [title]);

  if (absence !== null) return <Absent why={absence} />;
  if (session === null) return <HostFrame presence="connecting">{null}</HostFrame>;
  return (
    <HostFrame presence={view.presence}>
      <main className="host-session" id="content" tabIndex={-1} data-session-state={session.state}>
        <SessionHead ask={ask} session={session} onChange={show} />
        <Numbers ask={ask} sessionId={sessionId} view={view} isOn={session.state !== 'ended'} />
        <Desks ask={ask} session={session} view={view} />
        <Announcer text={numbers.spoken(String(view.online), String(view.likes))} />
      </main>
    </HostFrame>
  );
}

interface DesksProps {
  readonly ask: Ask;
  readonly session: Session;
  readonly view: RoomView;
}

/** What the host has at hand: what is brought to the room on one side, what the room does on the other. */
function Desks({ ask, session, view }: DesksProps) {
  const { sessionId, state } = session;
  return (
    <div className="host-session__desks">
      <div className="host-session__column">
        <RunOfShowDesk ask={ask} session={session} />
        <ShelfDesk ask={ask} session={session} changes={view.shopChanges} pinnedId={view.pinnedId} />
        {state !== 'ended' && (
          <>
            <CouponDesk ask={ask} session={session} offers={view.coupons} />
            <ActivityDesks ask={ask} session={session} view={view} />
          </>
        )}
      </div>
      <div className="host-session__column">
        <Talk ask={ask} sessionId={sessionId} view={view} />
        {state !== 'ended' && (
          <>
            <FollowersDesk ask={ask} sessionId={sessionId} isOn={view.followersOnly} />
            <ModerationDesk ask={ask} sessionId={sessionId} />
            <MediaDesk ask={ask} sessionId={sessionId} />
          </>
        )}
      </div>
    </div>
  );
}

/** Says why there is no session, and what can be done about it. */
function Absent({ why }: { readonly why: NoSession }) {
  const { page } = useHostTexts();
  return (
    <HostFrame>
      <Notice title={page[why]}>
        {page[`${why}Hint`]} <PathLink address={addressOf({ page: 'sessions' })}>{page.sessions}</PathLink>
      </Notice>
    </HostFrame>
  );
}
