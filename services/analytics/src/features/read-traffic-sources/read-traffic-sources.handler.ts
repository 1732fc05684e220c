import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { Figures } from '../../figures/figures.js';
import type { SessionFigures } from '../../figures/session-figures.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { type CountedChannel, SourceRepository } from '../../persistence/source.repository.js';

@Injectable()
export class ReadTrafficSourcesHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly figures: Figures,
    private readonly sources: SourceRepository,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(
    caller: Principal,
    sessionId: string,
  ): Promise<{ figures: SessionFigures; channels: readonly CountedChannel[] }> {
    await this.sessions.get(scopeOf(caller), sessionId);
    // How far the numbers are complete first: the sources then hold at least that much.
    const figures = await this.figures.of(sessionId);
    return { figures, channels: await this.sources.of(sessionId) };
  }
}
