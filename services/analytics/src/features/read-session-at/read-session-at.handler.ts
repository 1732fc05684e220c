import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { SessionClock } from '@shopcast/kernel';
import { type RoomAt, roomAt } from '../../domain/room-at.js';
import { FiguresAt, type FiguresAtSecond } from '../../figures/figures-at.js';
import { CommentRepository, type RoomComment } from '../../persistence/comment.repository.js';
import { RoomStoryRepository } from '../../persistence/room-story.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';

/** As many as a screen of the room shows. */
const LATEST_COMMENTS = 50;

/** A session as of the end of one of its seconds. */
export interface SessionAt extends FiguresAtSecond {
  readonly room: RoomAt;
  /** The last ones said by then that have not been deleted to this day. */
  readonly comments: readonly RoomComment[];
}

@Injectable()
export class ReadSessionAtHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly figures: FiguresAt,
    private readonly rooms: RoomStoryRepository,
    private readonly comments: CommentRepository,
  ) {}

  /** @throws SessionNotFound (also when the session is another account's), SessionNotStarted or SecondNotReached */
  async handle(caller: Principal, sessionId: string, second: number): Promise<SessionAt> {
    const scope = scopeOf(caller);
    const { timeScale } = await this.sessions.get(scope, sessionId);
    const figures = await this.figures.of(sessionId, second);
    const { startedAtMs, atMs } = figures.at;
    const story = await this.rooms.of(scope, sessionId);
    return {
      ...figures,
      room: roomAt(story, new SessionClock(startedAtMs, timeScale), atMs),
      comments: await this.comments.latest(scope, sessionId, atMs, LATEST_COMMENTS),
    };
  }
}
