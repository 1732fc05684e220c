import { Injectable } from '@nestjs/common';
import { scopeOf, type Viewer } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { sessionTimeAt } from '../domain/session.js';
import { checkTokenFor, type Visitor } from '../domain/visitor.js';
import { SessionDirectory } from '../persistence/session-directory.js';

/** Lets viewers into the shop of an open room, and tells what the session's clock shows then. */
@Injectable()
export class Admission {
  constructor(private readonly sessions: SessionDirectory) {}

  /** @throws SessionNotFound, SessionNotLive or TokenForAnotherSession */
  async admit(viewer: Viewer, sessionId: string): Promise<Visitor> {
    const session = await this.sessions.findOpen(scopeOf(viewer), sessionId);
    checkTokenFor(session.sessionId, viewer);
    return {
      accountId: session.accountId,
      sessionId: session.sessionId,
      viewerId: viewer.viewerId,
      atMs: sessionTimeAt(session, systemClock.now()),
    };
  }
}
