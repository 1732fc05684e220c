import { Injectable } from '@nestjs/common';
import { type CountedChannel, SourceRepository } from '../persistence/source.repository.js';
import { Figures } from './figures.js';
import type { SessionFigures } from './session-figures.js';

/** A session's sources, with the figures that say how far they are complete. */
export interface SourceFigures {
  readonly figures: SessionFigures;
  readonly channels: readonly CountedChannel[];
}

/** Whoever asks must have been let in to the session before. */
@Injectable()
export class SessionSources {
  constructor(
    private readonly figures: Figures,
    private readonly sources: SourceRepository,
  ) {}

  async of(sessionId: string): Promise<SourceFigures> {
    // How far the numbers are complete first: the sources then hold at least that much.
    const figures = await this.figures.of(sessionId);
    return { figures, channels: await this.sources.of(sessionId) };
  }
}
