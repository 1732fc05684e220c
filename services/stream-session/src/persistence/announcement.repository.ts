import { Injectable } from '@nestjs/common';
import type { Fact } from '@shopcast/contracts';
import { Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import type { Announcement } from '../domain/announcement/announcement.js';
import type { Session } from '../domain/session.js';
import { SessionRepository } from './session.repository.js';

/** Of what a room shows on top: nothing, or one announcement. */
export type DecideAnnouncement = (before: Announcement | null, session: Session) => Decision<Announcement | null, Fact>;

@Injectable()
export class AnnouncementRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  async find(scope: Scope, sessionId: string): Promise<Announcement | null> {
    const [announcement] = await this.database.query<Announcement>(scope, SELECT, [sessionId]);
    return announcement ?? null;
  }

  /** One change after the other. @param timeMs session time @throws SessionNotFound */
  change(scope: Scope, sessionId: string, timeMs: number, decide: DecideAnnouncement): Promise<Announcement | null> {
    return this.database.transaction(scope, async (tx) => {
      const session = await this.sessions.lock(tx, sessionId);
      const [before]: Announcement[] = await tx.query(SELECT, [sessionId]);
      const { state, facts } = decide(before ?? null, session);
      if (facts.length === 0) return state;
      await tx.query('DELETE FROM room_announcements WHERE session_id = $1', [sessionId]);
      if (state !== null) {
        await tx.query('INSERT INTO room_announcements VALUES ($1, $2, $3, $4, $5)', [
          ...[sessionId, session.accountId, state.announcementId, state.text, state.madeAtMs],
        ]);
      }
      await this.outbox.append(tx, facts, { timeMs });
      return state;
    });
  }
}

const SELECT = `SELECT announcement_id AS "announcementId", text, made_at_ms::float8 AS "madeAtMs"
  FROM room_announcements WHERE session_id = $1`;
