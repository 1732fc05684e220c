import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { SessionSources, type SourceFigures } from '../../figures/session-sources.js';
import { SessionRepository } from '../../persistence/session.repository.js';

@Injectable()
export class ReadTrafficSourcesHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly sources: SessionSources,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<SourceFigures> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.sources.of(sessionId);
  }
}
