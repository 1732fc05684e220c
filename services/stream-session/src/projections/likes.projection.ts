import { type RecordedEvent, type ViewerLiked, viewerLiked } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, HandlesBatch } from '@shopcast/event-log';
import { RoomViewRepository } from '../persistence/room-view.repository.js';

/** How often each session was liked, for the counter in its room. */
@Consumer('stream-session.likes')
export class LikesProjection {
  constructor(private readonly views: RoomViewRepository) {}

  @HandlesBatch(viewerLiked)
  async count(events: readonly RecordedEvent<ViewerLiked>[], tx: Transaction): Promise<void> {
    const bySession = new Map<string, { accountId: string; sessionId: string; likes: number }>();
    for (const { data } of events) {
      const { accountId, sessionId } = data;
      const known = bySession.get(sessionId) ?? { accountId, sessionId, likes: 0 };
      bySession.set(sessionId, { ...known, likes: known.likes + data.count });
    }
    await this.views.addLikes(tx, [...bySession.values()]);
  }
}
