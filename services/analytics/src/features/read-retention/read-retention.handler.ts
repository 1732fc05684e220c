import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type RetentionFigures, SessionRetention } from '../../figures/session-retention.js';
import { SessionRepository } from '../../persistence/session.repository.js';

@Injectable()
export class ReadRetentionHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly retention: SessionRetention,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<RetentionFigures> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.retention.of(sessionId);
  }
}
