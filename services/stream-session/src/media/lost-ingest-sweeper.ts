import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asService } from '@shopcast/database';
import { Attention } from '../domain/media/attention.js';
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
  private readonly attention: Attention;

  constructor(
    private readonly ingests: IngestRepository,
    private readonly rooms: Rooms,
    private readonly config: MediaConfig,
  ) {
    const { MEDIA_SILENT_MS, MEDIA_SWEEP_MS } = config;
    this.attention = new Attention(MEDIA_SILENT_MS, Math.max(MEDIA_SILENT_MS / 2, 3 * MEDIA_SWEEP_MS));
    this.sweeping = new Repeating('looking for lost publishers', MEDIA_SWEEP_MS, () => this.sweep());
  }

  onApplicationBootstrap(): void {
    if (this.config.MEDIA_SECRET !== undefined) this.sweeping.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.sweeping.stop();
  }

  private async sweep(): Promise<void> {
    const patience = { silentMs: this.config.MEDIA_SILENT_MS, graceMs: this.config.MEDIA_GRACE_MS };
    const overdue = await this.ingests.overdue(Date.now(), patience);
    if (!this.attention.judges(performance.now())) return;
    for (const sessionId of overdue) {
      await this.rooms.whileStill(sessionId, async () => {
        const settled = await this.ingests.change(asService, sessionId, (broadcast, nowMs) =>
          settleLost(broadcast, nowMs, patience),
        );
        return settled.session;
      });
    }
  }
}
