import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import type { RunOfShow } from '../../domain/run-of-show/run-of-show.js';
import { giveCues, type SegmentStart, startSegment } from '../../domain/run-of-show/start-segment.js';
import { RunOfShowRepository } from '../../persistence/run-of-show.repository.js';

@Injectable()
export class StartSegmentHandler {
  constructor(private readonly runsOfShow: RunOfShowRepository) {}

  /**
   * @param cuesGiven nothing is left to be done of its beginning
   * @throws SessionNotFound SegmentNotFound SessionNotLive SegmentIsOver RunOfShowChanged
   */
  handle(staff: Staff, sessionId: string, start: SegmentStart, cuesGiven: boolean): Promise<RunOfShow> {
    return this.runsOfShow.change(scopeOf(staff), sessionId, (before, session, atMs) => {
      const { state, facts } = startSegment(before, session, start, atMs);
      return { state: cuesGiven ? giveCues(state, start.segmentId) : state, facts };
    });
  }
}
