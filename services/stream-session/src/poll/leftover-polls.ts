import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { PollRepository } from '../persistence/poll.repository.js';
import { Repeating } from '../room/repeating.js';
import { PollClosing } from './poll-closing.js';

const LOOK_EVERY_MS = 1_000;

/** Closes the polls that are still open when their session is over: every poll comes to a result. */
@Injectable()
export class LeftoverPolls implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking = new Repeating('closing polls of ended sessions', LOOK_EVERY_MS, () =>
    this.closeLeftover(),
  );

  constructor(
    private readonly polls: PollRepository,
    private readonly closing: PollClosing,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  private async closeLeftover(): Promise<void> {
    for (const place of await this.polls.due()) await this.closing.close(asService, place);
  }
}
