import { Injectable } from '@nestjs/common';
import type { LiveState } from '@shopcast/live-state';
import type { Presence } from '../domain/presence.js';
import type { Session } from '../domain/session.js';
import { ProcessIdentity } from '../persistence/process-identity.js';
import { emptyView, RoomViewRepository } from '../persistence/room-view.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { HoldLedger } from './hold-ledger.js';
import { Room } from './room.js';
import { StayDesk } from './stay-desk.js';

/** Puts a room together: with what it shows, the log and the read models, and what this process promises the others. */
@Injectable()
export class RoomBuilder {
  constructor(
    private readonly desk: StayDesk,
    private readonly views: RoomViewRepository,
    private readonly ledger: HoldLedger,
    private readonly process: ProcessIdentity,
    private readonly config: StreamSessionConfig,
  ) {}

  async build(session: Session, liveState: LiveState): Promise<Room> {
    const views = await this.views.views([session.sessionId]);
    return new Room(session, views.get(session.sessionId) ?? emptyView, this.desk.doorsFor(session.accountId), {
      processId: this.process.id,
      reconnectGraceMs: this.config.ROOM_RECONNECT_GRACE_MS,
      feed: {
        historyBytes: this.config.ROOM_HISTORY_BYTES,
        commentsPerSecond: this.config.ROOM_COMMENTS_PER_SECOND,
      },
      liveState,
      moved: (before, after) => this.keepLedger(session, before, after),
    });
  }

  private keepLedger({ accountId, sessionId }: Session, before: Presence, after: Presence): void {
    if (before.state !== 'absent' && (after.state === 'absent' || after.stayId !== before.stayId)) {
      this.ledger.release(before.stayId);
    }
    // One device more or less changes nothing that another process needs to know.
    if (after.state === 'absent' || (before.state === after.state && before.stayId === after.stayId)) return;
    const awaySinceMs = after.state === 'away' ? after.awaySinceMs : null;
    this.ledger.hold({ stayId: after.stayId, accountId, sessionId, awaySinceMs });
  }
}
