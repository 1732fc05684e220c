import { Announcer, Notice, useAccess } from '@shopcast/page';
import { useEffect } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';
import { useRoom } from '../../room/use-room.js';
import { CouponDesk } from '../coupons/coupon-desk.js';
import { HostFrame } from '../host-frame.js';
import { MediaDesk } from '../media/media-desk.js';
import { Numbers } from '../numbers/numbers.js';
import { ShelfDesk } from '../shelf/shelf-desk.js';
import { Talk } from '../talk/talk.js';
import { useAsk } from '../use-ask.js';
import './host-session.css';
import { SessionHead } from './session-head.js';
import { useSession } from './use-session.js';

/** Everything that a host needs while talking, on one page. */
export function HostSession({ sessionId }: { readonly sessionId: string }) {
  const { page, numbers } = useHostTexts();
  const { key } = useAccess();
  const ask = useAsk();
  const { view } = useRoom({ sessionId, token: key });
  const { session, isMissing, show } = useSession(ask, sessionId, view.session);

  const title = session?.title ?? page.sessions;
  useEffect(() => {
    document.title = `${title} · Shopcast`;
  }, [title]);

  if (session === null) {
    return (
      <HostFrame presence="connecting">
        {isMissing && <Notice title={page.missing}>{page.missingHint}</Notice>}
      </HostFrame>
    );
  }
  return (
    <HostFrame presence={view.presence}>
      <main className="host-session" id="content" tabIndex={-1} data-session-state={session.state}>
        <SessionHead ask={ask} session={session} onChange={show} />
        <Numbers ask={ask} sessionId={sessionId} view={view} isOn={session.state !== 'ended'} />
        <div className="host-session__desks">
          <ShelfDesk ask={ask} session={session} changes={view.shopChanges} pinnedId={view.pinnedId} />
          <div className="host-session__beside">
            <Talk ask={ask} sessionId={sessionId} view={view} />
            <CouponDesk ask={ask} session={session} />
            <MediaDesk ask={ask} sessionId={sessionId} />
          </div>
        </div>
        <Announcer text={numbers.spoken(String(view.online), String(view.likes))} />
      </main>
    </HostFrame>
  );
}
