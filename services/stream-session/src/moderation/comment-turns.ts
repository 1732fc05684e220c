import { Injectable } from '@nestjs/common';
import { CommentTooSoon } from '../domain/moderation/moderation.errors.js';
import { SlowModeRepository, type TurnAsked } from '../persistence/slow-mode.repository.js';
import { Batcher } from '../room/batcher.js';

/** A crowd that waits for its turn shares transactions. */
const GATHER_MS = 5;

/** In slow mode: whose turn it is to write. */
@Injectable()
export class CommentTurns {
  private readonly asking: Batcher<TurnAsked, boolean>;

  constructor(turns: SlowModeRepository) {
    this.asking = new Batcher((asked) => turns.take(asked), GATHER_MS);
  }

  /** @throws CommentTooSoon */
  async take(turn: TurnAsked): Promise<void> {
    if (turn.seconds === 0) return;
    if (!(await this.asking.ask(turn))) throw new CommentTooSoon(turn.seconds);
  }
}
