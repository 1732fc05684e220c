import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { settleLost } from '../domain/media/lose.js';
import { IngestRepository } from '../persistence/ingest.repository.js';
import { Repeating } from '../room/repeating.js';
import { Rooms } from '../room/rooms.js';
import { MediaConfig } from './media.config.js';

/**
 * Pauses sessions whose publisher does not come back. What it goes by is in the database, so it does not matter which
 * process has seen the publisher last, or whether it has died since.
 */
@Injectable()
export class LostIngestSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sweeping: Repeating;

  constructor(
    private readonly ingests: IngestRepository,
    private readonly rooms: Rooms,
    private readonly config: MediaConfig,
  ) {
    this.sweeping = new Repeating('looking for lost publishers', config.MEDIA_SWEEP_MS, () => this.sweep());
  }

  /** Nobody could hear publishers while no process ran: first they get the time to give a sign of life. */
  onApplicationBootstrap(): void {
    if (this.config.MEDIA_SECRET !== undefined) this.sweeping.start(this.config.MEDIA_SILENT_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.sweeping.stop();
  }

  private async sweep(): Promise<void> {
    const patience = { silentMs: this.config.MEDIA_SILENT_MS, graceMs: this.config.MEDIA_GRACE_MS };
    for (const sessionId of await this.ingests.overdue(Date.now(), patience)) {
      await this.rooms.whileStill(sessionId, async () => {
        const settled = await this.ingests.change(asService, sessionId, (broadcast, nowMs) =>
          settleLost(broadcast, nowMs, patience),
        );
        return settled.session;
      });
    }
  }
}
