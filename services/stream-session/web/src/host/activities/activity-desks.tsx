import type { Ask } from '../../api/ask.js';
import type { RoomView } from '../../room/room-view.js';
import type { Session } from '../sessions/session.js';
import './activity-desks.css';
import { AnnouncementDesk } from './announcement-desk.js';
import { LotteryDesk } from './lottery-desk.js';
import { PollDesk } from './poll-desk.js';

interface ActivityDesksProps {
  readonly ask: Ask;
  readonly session: Session;
  readonly view: RoomView;
}

/** What a host does with the audience. */
export function ActivityDesks({ ask, session, view }: ActivityDesksProps) {
  const { sessionId, state } = session;
  const isOpen = state === 'live' || state === 'paused';
  return (
    <>
      <LotteryDesk ask={ask} sessionId={sessionId} isOpen={isOpen} lottery={view.lottery} />
      <PollDesk ask={ask} sessionId={sessionId} isOpen={isOpen} poll={view.poll} />
      <AnnouncementDesk ask={ask} sessionId={sessionId} shown={view.announcement?.text ?? null} />
    </>
  );
}
