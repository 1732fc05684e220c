import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { arrangeSegments } from '../../domain/run-of-show/arrange-segments.js';
import type { PlannedSegment, RunOfShow } from '../../domain/run-of-show/run-of-show.js';
import { RunOfShowRepository } from '../../persistence/run-of-show.repository.js';

export interface ArrangeRunOfShow {
  /** Of what was read before. */
  readonly version: number;
  readonly segments: readonly PlannedSegment[];
}

@Injectable()
export class ArrangeRunOfShowHandler {
  constructor(private readonly runsOfShow: RunOfShowRepository) {}

  /** @throws SessionNotFound */
  read(staff: Staff, sessionId: string): Promise<RunOfShow> {
    return this.runsOfShow.find(scopeOf(staff), sessionId);
  }

  /** @throws SessionNotFound SessionAlreadyEnded RunOfShowChanged PriceWithoutListing SegmentHasBegun */
  arrange(staff: Staff, sessionId: string, { segments, version }: ArrangeRunOfShow): Promise<RunOfShow> {
    return this.runsOfShow.change(scopeOf(staff), sessionId, (before, session) => ({
      state: arrangeSegments(before, session, segments, version),
      facts: [],
    }));
  }
}
