import { Injectable } from '@nestjs/common';
import { presenceKnownTo, type Retention, retentionOf } from '../domain/retention.js';
import { VisitRepository } from '../persistence/visit.repository.js';
import { Figures } from './figures.js';
import type { SessionFigures } from './session-figures.js';
import { SharedRuns } from './shared-runs.js';

/** A session's retention, with the figures that say how far it is known. */
export interface RetentionFigures {
  readonly figures: SessionFigures;
  readonly retention: Retention;
}

/** Computes it once for all who ask meanwhile; whoever asks must have been let in to the session before. */
@Injectable()
export class SessionRetention {
  private readonly runs = new SharedRuns((sessionId) => this.read(sessionId));

  constructor(
    private readonly figures: Figures,
    private readonly visits: VisitRepository,
  ) {}

  of(sessionId: string): Promise<RetentionFigures> {
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
