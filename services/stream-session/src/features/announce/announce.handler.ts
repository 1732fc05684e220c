import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { newId } from '@shopcast/kernel';
import { announce, type Announcement, announcementItem, withdraw } from '../../domain/announcement/announcement.js';
import { clockOf } from '../../domain/session.js';
import { HostTexts } from '../../moderation/host-texts.js';
import { AnnouncementRepository, type DecideAnnouncement } from '../../persistence/announcement.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { Rooms } from '../../room/rooms.js';

@Injectable()
export class AnnounceHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly texts: HostTexts,
    private readonly announcements: AnnouncementRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @throws SessionNotFound */
  async read(caller: Principal, sessionId: string): Promise<Announcement | null> {
    await this.sessions.find(scopeOf(caller), sessionId);
    return this.announcements.find(scopeOf(caller), sessionId);
  }

  /** @throws SessionNotFound TextRefused */
  async announce(caller: Principal, sessionId: string, written: string): Promise<Announcement | null> {
    const { accountId } = await this.sessions.find(scopeOf(caller), sessionId);
    const text = await this.texts.read(accountId, written);
    const announcementId = newId();
    return this.change(
      caller,
      sessionId,
      (madeAtMs) => (before, session) => announce(before, session, { announcementId, text, madeAtMs }, keyOf(caller)),
    );
  }

  /** @throws SessionNotFound */
  async withdraw(caller: Principal, sessionId: string): Promise<void> {
    await this.change(caller, sessionId, () => (before, session) => withdraw(before, session, keyOf(caller)));
  }

  /** Before a session has begun its announcement is there for those who come first. */
  private async change(
    caller: Principal,
    sessionId: string,
    decideAt: (atMs: number) => DecideAnnouncement,
  ): Promise<Announcement | null> {
    const session = await this.sessions.find(scopeOf(caller), sessionId);
    const atMs = clockOf(session).at(Date.now());
    const shown = await this.announcements.change(scopeOf(caller), sessionId, atMs, decideAt(atMs));
    this.rooms.tell(sessionId, announcementItem(shown, atMs));
    return shown;
  }
}

const keyOf = (caller: Principal): string | null => (caller.kind === 'staff' ? caller.keyId : null);
