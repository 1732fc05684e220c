import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { changeSessionState, type RequestedState } from '../../domain/change-session-state.js';
import type { Session } from '../../domain/session.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { Rooms } from '../../room/rooms.js';

@Injectable()
export class ChangeSessionStateHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly rooms: Rooms,
  ) {}

  handle(staff: Staff, sessionId: string, state: RequestedState): Promise<Session> {
    return this.rooms.whileStill(sessionId, () =>
      this.sessions.change(scopeOf(staff), sessionId, (session, nowMs) => changeSessionState(session, state, nowMs)),
    );
  }
}
