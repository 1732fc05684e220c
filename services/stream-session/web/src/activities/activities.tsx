import type { RoomClient } from '@shopcast/room-client';
import type { Ask } from '../api/ask.js';
import { useActivityTexts } from '../language/activity-texts.js';
import type { RoomSession, RoomView } from '../room/room-view.js';
import './activity-card.css';
import { LotteryCard } from './lottery-card.js';
import { PollCard } from './poll-card.js';

interface ActivitiesProps {
  readonly ask: Ask;
  readonly client: RoomClient | null;
  readonly session: RoomSession;
  readonly view: RoomView;
}

/** What the host does with the audience: an announcement, a lottery, a poll. */
export function Activities({ ask, client, session, view }: ActivitiesProps) {
  const { announcement: texts } = useActivityTexts();
  const { announcement, lottery, poll } = view;
  return (
    <>
      {announcement !== null && (
        <p className="room-announcement" role="status">
          <span className="visually-hidden">{texts.title}</span>
          {announcement.text}
        </p>
      )}
      {poll !== null && (
        <PollCard key={poll.pollId} ask={ask} client={client} sessionId={session.sessionId} poll={poll} />
      )}
      {lottery !== null && (
        <LotteryCard key={lottery.lotteryId} ask={ask} client={client} session={session} lottery={lottery} />
      )}
    </>
  );
}
