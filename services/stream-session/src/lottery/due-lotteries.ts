import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { LotteryRepository } from '../persistence/lottery.repository.js';
import { Repeating } from '../room/repeating.js';
import { LotteryDraws } from './lottery-draws.js';

/** Viewers who watch a countdown do not notice so much. */
const LOOK_EVERY_MS = 300;

/** Draws the lotteries whose time has come, or whose session is over, whichever process has opened them. */
@Injectable()
export class DueLotteries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly looking = new Repeating('drawing lotteries', LOOK_EVERY_MS, () => this.drawDue());

  constructor(
    private readonly lotteries: LotteryRepository,
    private readonly draws: LotteryDraws,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking.stop();
  }

  private async drawDue(): Promise<void> {
    const due = await this.lotteries.due(Date.now());
    for (const place of due) await this.draws.draw(asService, place);
  }
}
