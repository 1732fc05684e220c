import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import { AnalyticsConfig } from '../analytics.config.js';
import { SealRepository } from '../persistence/seal.repository.js';

const LOOK_EVERY_MS = 60_000;

const logger = loggerFor('analytics.seal');

/** Seals the minutes of finished sessions of which nothing has been heard for a while. Any process may, at any time. */
@Injectable()
export class SealMinutesWhenSessionIsQuiet implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;
  private sealing: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly seals: SealRepository,
    private readonly config: AnalyticsConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = setInterval(() => void this.lookAgain(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.looking);
    await this.sealing;
  }

  /** Seals what is quiet now; one look at a time. */
  lookAgain(): Promise<void> {
    this.sealing ??= this.sealQuiet()
      .catch((error: unknown) => logger.warn({ err: error }, 'cannot tell what is quiet; trying again later'))
      .finally(() => (this.sealing = undefined));
    return this.sealing;
  }

  private async sealQuiet(): Promise<void> {
    for (const sessionId of await this.seals.quiet(this.config.ANALYTICS_SEAL_AFTER_MS)) {
      if (this.stopped) return;
      await this.seal(sessionId);
    }
  }

  /** One that cannot be sealed keeps none of the others from it. */
  private async seal(sessionId: string): Promise<void> {
    try {
      await this.seals.seal(sessionId);
    } catch (error) {
      logger.warn({ err: error, sessionId }, 'minutes could not be sealed; trying again later');
    }
  }
}
