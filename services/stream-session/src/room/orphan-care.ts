import { Injectable } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { FactLog } from '@shopcast/event-log';
import type { PresenceDecision } from '../domain/presence.js';
import { SessionRepository } from '../persistence/session.repository.js';
import type { Orphan } from '../persistence/stay-holder.repository.js';
import { closingOf, lastSeen } from './orphans.js';
import { Rooms } from './rooms.js';

/**
 * Takes over the stays of processes that have died. In an open session their viewers get the time to come back; in one
 * that is over, the open stays are what the dead process has left to do.
 */
@Injectable()
export class OrphanCare {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly rooms: Rooms,
    private readonly factLog: FactLog,
  ) {}

  async takeOver(orphans: readonly Orphan[]): Promise<void> {
    const ids = [...new Set(orphans.map(({ visitor }) => visitor.sessionId))];
    const found = await this.sessions.findAll(asService, ids);
    const sessions = new Map(found.map((session) => [session.sessionId, session]));
    const closings: PresenceDecision[] = [];
    for (const orphan of orphans) {
      const session = sessions.get(orphan.visitor.sessionId);
      if (!session) continue;
      const closing = closingOf(orphan, session);
      if (closing) closings.push(closing);
      else await this.adopt(orphan, lastSeen(orphan, session));
    }
    await this.factLog.append(closings.flatMap(({ facts }) => facts));
  }

  private async adopt({ visitor, stay }: Orphan, lastSeenMs: number): Promise<void> {
    const room = await this.rooms.open(visitor.sessionId);
    await room.attendance.adopt(visitor, stay, lastSeenMs);
  }
}
