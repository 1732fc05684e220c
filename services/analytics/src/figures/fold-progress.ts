import { Injectable } from '@nestjs/common';
import { ConsumerProgress } from '@shopcast/event-log';

const FOLD = 'analytics.session-fold';
/** A fact gets its time a moment before the log has it; so late may it become visible. */
const IN_FLIGHT_MS = 200;
/** Asking more often would cost the log more than it tells. */
const SAMPLE_AT_MOST_EVERY_MS = 200;

/** How far the fold has come. */
@Injectable()
export class FoldProgress {
  private sampledAtMs = 0;
  private sampling: Promise<void> | undefined;

  constructor(private readonly progress: ConsumerProgress) {}

  /** Wall time (epoch ms) up to which all accepted facts are folded; null: not known yet. */
  async watermarkMs(): Promise<number | null> {
    await this.sample();
    const reached = this.progress.watermarkMs(FOLD);
    return reached === null ? null : reached - IN_FLIGHT_MS;
  }

  /** How long ago all that the log had accepted is folded now; null: not known yet. */
  async behindMs(): Promise<number | null> {
    const watermarkMs = await this.watermarkMs();
    return watermarkMs === null ? null : Date.now() - watermarkMs;
  }

  private async sample(): Promise<void> {
    if (!this.sampling && Date.now() - this.sampledAtMs < SAMPLE_AT_MOST_EVERY_MS) return;
    // A log that does not answer makes the watermark stand still; it must not take the numbers away.
    this.sampling ??= this.progress
      .sample()
      .catch(() => undefined)
      .finally(() => {
        this.sampledAtMs = Date.now();
        this.sampling = undefined;
      });
    await this.sampling;
  }
}
