import { Injectable } from '@nestjs/common';
import { StayHolderRepository } from '../persistence/stay-holder.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { HoldLedger } from './hold-ledger.js';
import { Repeating } from './repeating.js';
import { Rooms } from './rooms.js';

/** Lets the other processes know that this one lives and what it holds, so that they can take over when it does not. */
@Injectable()
export class Heartbeat {
  private readonly beating: Repeating;

  constructor(
    private readonly holders: StayHolderRepository,
    private readonly ledger: HoldLedger,
    private readonly rooms: Rooms,
    config: StreamSessionConfig,
  ) {
    this.beating = new Repeating('proving to be alive', config.ROOM_BEAT_MS, () => this.beat());
  }

  start(): void {
    this.beating.start();
  }

  /** Says goodbye: everybody is away from this moment on, and the next process may wait for them at once. */
  async stop(): Promise<void> {
    await this.beating.stop();
    const nowMs = Date.now();
    const left = this.ledger.all().map((hold) => ({
      ...hold,
      awaySinceMs: hold.awaySinceMs ?? this.rooms.find(hold.sessionId)?.at(nowMs) ?? null,
    }));
    await this.holders.farewell(left, this.ledger.takeNews().released);
  }

  private async beat(): Promise<void> {
    // Who holds nothing has nothing to prove.
    if (this.ledger.size === 0 && !this.ledger.hasNews) return;
    const news = this.ledger.takeNews();
    try {
      await this.holders.beat(Date.now(), news.held, news.released);
    } catch (error) {
      this.ledger.giveBack(news);
      throw error;
    }
  }
}
