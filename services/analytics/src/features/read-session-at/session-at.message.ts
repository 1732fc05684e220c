import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import { type MetricMessage, stateMessage, type StateMessage, toMetricMessages } from '../../api/metric.message.js';
import type { RoomAt } from '../../domain/room-at.js';
import type { SessionAt } from './read-session-at.handler.js';

/** shopcast.metric.v1.GetSessionAtResponse */
export interface SessionAtMessage {
  readonly sessionId: string;
  readonly second: number;
  readonly at: Timestamp;
  readonly state: StateMessage;
  readonly room: {
    readonly state: string;
    readonly online: number;
    readonly likes: number;
    readonly pinnedListingId?: string;
    readonly shelf: RoomAt['shelf'];
    readonly comments: readonly {
      readonly commentId: string;
      readonly author: string;
      readonly text: string;
      readonly at: Timestamp;
    }[];
  };
  readonly metrics: Readonly<Record<string, MetricMessage>>;
}

export function toSessionAtMessage({ figures, at, measures, room, comments }: SessionAt): SessionAtMessage {
  const { state, pinned, shelf } = room;
  return {
    sessionId: figures.session.sessionId,
    second: at.second,
    at: toTimestamp(at.atMs),
    state: stateMessage(figures.final ? 'ok' : 'provisional'),
    room: {
      state,
      online: measures.online_now.n,
      likes: measures.likes.n,
      ...(pinned ? { pinnedListingId: pinned.listingId } : {}),
      shelf,
      comments: comments.map(({ atMs, ...comment }) => ({ ...comment, at: toTimestamp(atMs) })),
    },
    metrics: toMetricMessages(measures),
  };
}
