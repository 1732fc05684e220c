import { AccessGate, Notice, PathLink, useAccess, usePath } from '@shopcast/page';
import { useHostTexts } from '../language/use-host-texts.js';
import { OpenAccount } from './account/open-account.js';
import { HostFrame } from './host-frame.js';
import { HostSession } from './control/host-session.js';
import { addressOf, routeOf } from './route.js';
import { SessionsPage } from './sessions/sessions-page.js';

const ACCOUNT_KEY = 'sck_';

/** What hosts work with. */
export function Console() {
  const { access } = useHostTexts();
  return (
    <AccessGate texts={access}>
      <Desk />
    </AccessGate>
  );
}

/** Sessions belong to accounts: who holds the operator's key can open one, and goes on as its owner. */
function Desk() {
  const { key } = useAccess();
  const route = routeOf(usePath());
  const { page } = useHostTexts();
  if (!key.startsWith(ACCOUNT_KEY)) return <OpenAccount />;
  if (route.page === 'sessions') return <SessionsPage />;
  if (route.page === 'session') return <HostSession key={route.sessionId} sessionId={route.sessionId} />;
  return (
    <HostFrame>
      <Notice title={page.nowhere}>
        <PathLink address={addressOf({ page: 'sessions' })}>{page.sessions}</PathLink>
      </Notice>
    </HostFrame>
  );
}
