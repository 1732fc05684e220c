import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { SECOND_MS } from '../../domain/moments.js';
import type { SessionSpan } from '../../domain/timeline.js';
import { CommentRepository, type CommentSample } from '../../persistence/comment.repository.js';
import { ReplayDoor } from '../../replay/replay-door.js';

/** Ten a second are more than anybody can read. */
const AT_MOST_PER_SECOND = 10;

/** Seconds of the session: from the end of one to the end of another; 0 begins before the session. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface SaidInStretch extends CommentSample {
  readonly span: SessionSpan;
}

@Injectable()
export class ReadReplayCommentsHandler {
  constructor(
    private readonly door: ReplayDoor,
    private readonly comments: CommentRepository,
  ) {}

  /** @throws SessionNotFound, TokenForAnotherSession or ReplayNotReady */
  async handle(caller: Principal, sessionId: string, { from, to }: Stretch): Promise<SaidInStretch> {
    const { span } = await this.door.letIn(caller, sessionId);
    const sample = await this.comments.between(scopeOf(caller), sessionId, {
      afterMs: from === 0 ? 0 : span.startedAtMs + from * SECOND_MS,
      toMs: span.startedAtMs + to * SECOND_MS,
      atMost: Math.max(1, to - from) * AT_MOST_PER_SECOND,
    });
    return { ...sample, span };
  }
}
