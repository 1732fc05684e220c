import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { Figures } from '../../figures/figures.js';
import type { SessionFigures } from '../../figures/session-figures.js';
import { SessionRepository } from '../../persistence/session.repository.js';

@Injectable()
export class ReadSessionMetricsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly figures: Figures,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<SessionFigures> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.figures.of(sessionId);
  }
}
