import { useSpeech } from '@shopcast/page';
import type { RoomClient } from '@shopcast/room-client';
import { useState } from 'react';
import type { Ask } from '../api/ask.js';
import { MyOrders } from '../checkout/my-orders.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import type { RoomSession, RoomView } from '../room/room-view.js';
import { Sheet } from '../sheet/sheet.js';
import { FollowButton } from './follow-button.js';
import { SettingsButton } from './settings-button.js';
import { ShareButton } from './share-button.js';
import './top-bar.css';
import type { DanmakuChoice } from './use-danmaku.js';

interface TopBarProps {
  readonly view: RoomView;
  readonly session: RoomSession;
  readonly client: RoomClient | null;
  readonly ask: Ask;
  readonly danmaku: DanmakuChoice;
}

/** Whose room it is, how many are in it, and whether one is still in it oneself. */
export function TopBar({ view, session, client, ask, danmaku }: TopBarProps) {
  const { room, checkout } = useLiveTexts();
  const { numerals } = useSpeech();
  const [hasOrdersOpen, setHasOrdersOpen] = useState(false);
  return (
    <header className="top-bar">
      <div className="top-bar__who">
        {session.state === 'live' && <span className="top-bar__live">{room.live}</span>}
        <span className="top-bar__names">
          <h1>{session.title}</h1>
          <span className="top-bar__online" data-online={view.online}>
            {room.watching(numerals.count(view.online))}
          </span>
        </span>
        <FollowButton client={client} isOpen={view.presence === 'in'} />
      </div>
      <div className="top-bar__tools">
        <ShareButton client={client} sessionId={session.sessionId} />
        <button
          type="button"
          className="round-button"
          aria-label={checkout.orders}
          onClick={() => setHasOrdersOpen(true)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 3.5h12v17l-3-1.8-3 1.8-3-1.8-3 1.8ZM9.5 8.5h5M9.5 12.5h5" />
          </svg>
        </button>
        <SettingsButton danmaku={danmaku} />
      </div>
      {view.presence !== 'in' && view.presence !== 'over' && (
        <p className="top-bar__connection" role="status">
          {view.presence === 'away' ? room.reconnecting : room.connecting}
        </p>
      )}
      {hasOrdersOpen && (
        <Sheet title={checkout.orders} onClose={() => setHasOrdersOpen(false)}>
          <MyOrders ask={ask} sessionId={session.sessionId} />
        </Sheet>
      )}
    </header>
  );
}
