import { Injectable } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { SessionClock } from '@shopcast/kernel';
import { spanOf } from '../domain/ended-session.js';
import type { LiveSession } from '../domain/live-session.js';
import { type RoomSteps, roomSteps } from '../domain/room-steps.js';
import { countChanges, presenceSteps, type SecondChanges, type SessionSpan } from '../domain/timeline.js';
import { RoomStoryRepository } from '../persistence/room-story.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { FiguresAt } from './figures-at.js';
import { SharedRuns } from './shared-runs.js';

/** All that a room showed, second by second, but for what was said in it. */
export interface Timeline {
  readonly session: LiveSession;
  readonly span: SessionSpan;
  readonly steps: RoomSteps;
  readonly online: SecondChanges;
  readonly likes: SecondChanges;
  readonly comments: SecondChanges;
}

/** Timelines of sessions that are over. Askers at the same time share one reading. */
@Injectable()
export class Timelines {
  private readonly runs = new SharedRuns((sessionId) => this.read(sessionId));

  constructor(
    private readonly sessions: SessionRepository,
    private readonly figures: FiguresAt,
    private readonly rooms: RoomStoryRepository,
  ) {}

  /** On the service's behalf: whoever asks must have been let in before. @throws SessionNotFound or ReplayNotReady */
  of(sessionId: string): Promise<Timeline> {
    return this.runs.of(sessionId);
  }

  private async read(sessionId: string): Promise<Timeline> {
    const session = await this.sessions.get(asService, sessionId);
    const span = spanOf(session);
    const { minutes, moments } = await this.figures.secondBySecond(sessionId, span.startedAtMs);
    const clock = new SessionClock(span.startedAtMs, session.timeScale);
    return {
      session,
      span,
      steps: roomSteps(await this.rooms.of(asService, sessionId), clock, span),
      online: presenceSteps(minutes, span),
      likes: countChanges(moments, 'likes', span),
      comments: countChanges(moments, 'comments', span),
    };
  }
}
