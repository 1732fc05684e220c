import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import type { HeldComment } from '../domain/moderation/held-comment.js';
import { HeldCommentRepository } from '../persistence/held-comment.repository.js';
import { commentItem } from '../room/comment-item.js';
import { Repeating } from '../room/repeating.js';
import { Rooms } from '../room/rooms.js';

/** Looks so often whether a process has died between approving a comment and saying it. */
const LOOK_EVERY_MS = 1_000;

const logger = loggerFor('stream-session.approved-comments');

/** Says approved comments in their rooms. Perhaps twice; a room shows each comment once. */
@Injectable()
export class ApprovedComments implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking = new Repeating('saying approved comments', LOOK_EVERY_MS, () => this.sayUntold());

  constructor(
    private readonly held: HeldCommentRepository,
    private readonly rooms: Rooms,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  /** At once; should the rooms not hear it now, they hear it a moment later. */
  async sayNow(): Promise<void> {
    await this.sayUntold().catch((error: unknown) => logger.warn({ err: error }, 'approved comments are said later'));
  }

  /** Those that have not been said yet, in the order in which they were approved. */
  private async sayUntold(): Promise<void> {
    const untold = await this.held.untold();
    for (const comment of untold) await this.say(comment);
    if (untold.length > 0) await this.held.told(untold.map(({ commentId }) => commentId));
  }

  private say({ decidedAtMs, ...comment }: HeldComment): Promise<void> {
    const { accountId, sessionId, viewerId, commentId, text } = comment;
    const said = { accountId, sessionId, viewerId, commentId, text };
    return this.rooms.tellSurely(sessionId, commentItem(said, decidedAtMs ?? comment.writtenAtMs));
  }
}
