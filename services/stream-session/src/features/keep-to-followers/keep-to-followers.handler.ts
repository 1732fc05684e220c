import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { clockOf } from '../../domain/session.js';
import { FollowersOnlyRepository } from '../../persistence/followers-only.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { Rooms } from '../../room/rooms.js';

@Injectable()
export class KeepToFollowersHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly modes: FollowersOnlyRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @throws SessionNotFound */
  async read(caller: Principal, sessionId: string): Promise<boolean> {
    await this.sessions.find(scopeOf(caller), sessionId);
    return this.modes.find(scopeOf(caller), sessionId);
  }

  /** @returns what holds now @throws SessionNotFound */
  async set(caller: Principal, sessionId: string, isOn: boolean): Promise<boolean> {
    const session = await this.sessions.find(scopeOf(caller), sessionId);
    const { accountId } = session;
    const keyId = caller.kind === 'staff' ? caller.keyId : null;
    const nowMs = Date.now();
    await this.modes.set(scopeOf(caller), { accountId, sessionId, isOn }, keyId, nowMs);
    this.rooms.tell(sessionId, { t: 'followersOnly', isOn, at: new Date(clockOf(session).at(nowMs)).toISOString() });
    return isOn;
  }
}
