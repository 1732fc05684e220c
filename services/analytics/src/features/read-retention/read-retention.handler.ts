import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { presenceKnownTo, type Retention, retentionOf } from '../../domain/retention.js';
import { Figures } from '../../figures/figures.js';
import type { SessionFigures } from '../../figures/session-figures.js';
import { SharedRuns } from '../../figures/shared-runs.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { VisitRepository } from '../../persistence/visit.repository.js';

interface RetentionFigures {
  readonly figures: SessionFigures;
  readonly retention: Retention;
}

@Injectable()
export class ReadRetentionHandler {
  private readonly runs = new SharedRuns((sessionId) => this.read(sessionId));

  constructor(
    private readonly sessions: SessionRepository,
    private readonly figures: Figures,
    private readonly visits: VisitRepository,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<RetentionFigures> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.runs.of(sessionId);
  }

  private async read(sessionId: string): Promise<RetentionFigures> {
    // How far presence is known first: the visits then hold at least that much.
    const figures = await this.figures.of(sessionId);
    const knownToMs = presenceKnownTo(figures.session, figures.watermarkMs);
    if (knownToMs === null) return { figures, retention: [] };
    return { figures, retention: retentionOf(await this.visits.of(sessionId), knownToMs, figures.final) };
  }
}
