import { Injectable } from '@nestjs/common';
import { type Policy, type Principal, scopeOf } from '@shopcast/access';
import { spanOf } from '../domain/ended-session.js';
import type { LiveSession } from '../domain/live-session.js';
import { TokenForAnotherSession } from '../domain/session.errors.js';
import type { SessionSpan } from '../domain/timeline.js';
import { SessionRepository } from '../persistence/session.repository.js';

/** Who may watch a session again: whoever could have watched it, and those who may read its numbers. */
export const replayViewers = { viewer: true, operator: true, staff: ['analyst', 'host'] } as const satisfies Policy;

/** A session that is over, and from when to when it ran. */
export interface EndedSession {
  readonly session: LiveSession;
  readonly span: SessionSpan;
}

@Injectable()
export class ReplayDoor {
  constructor(private readonly sessions: SessionRepository) {}

  /** @throws SessionNotFound (also when it is another account's), TokenForAnotherSession or ReplayNotReady */
  async letIn(caller: Principal, sessionId: string): Promise<EndedSession> {
    const session = await this.sessions.get(scopeOf(caller), sessionId);
    if (caller.kind === 'viewer' && caller.sessionId !== undefined && caller.sessionId !== session.sessionId)
      throw new TokenForAnotherSession(sessionId);
    return { session, span: spanOf(session) };
  }
}
