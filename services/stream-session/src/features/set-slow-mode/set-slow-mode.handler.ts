import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { clockOf } from '../../domain/session.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { SlowModeRepository } from '../../persistence/slow-mode.repository.js';
import { Rooms } from '../../room/rooms.js';

@Injectable()
export class SetSlowModeHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly slowModes: SlowModeRepository,
    private readonly rooms: Rooms,
  ) {}

  /** @throws SessionNotFound */
  async read(caller: Principal, sessionId: string): Promise<number> {
    await this.sessions.find(scopeOf(caller), sessionId);
    return this.slowModes.find(scopeOf(caller), sessionId);
  }

  /** @returns the seconds that hold now @throws SessionNotFound */
  async set(caller: Principal, sessionId: string, seconds: number): Promise<number> {
    const session = await this.sessions.find(scopeOf(caller), sessionId);
    const { accountId } = session;
    const keyId = caller.kind === 'staff' ? caller.keyId : null;
    const nowMs = Date.now();
    await this.slowModes.set(scopeOf(caller), { accountId, sessionId, seconds }, keyId, nowMs);
    this.rooms.tell(sessionId, { t: 'slowMode', seconds, at: new Date(clockOf(session).at(nowMs)).toISOString() });
    return seconds;
  }
}
