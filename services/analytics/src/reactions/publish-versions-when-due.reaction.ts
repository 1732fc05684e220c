import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { loggerFor } from '@shopcast/telemetry';
import { SessionVersions } from '../figures/session-versions.js';

const LOOK_EVERY_MS = 60_000;

const logger = loggerFor('analytics.versions');

/** Publishes the later versions of sessions when their day has come, and corrected ones when late facts belong into them. */
@Injectable()
export class PublishVersionsWhenDue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;
  private publishing: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly versions: SessionVersions) {}

  onApplicationBootstrap(): void {
    this.looking = setInterval(() => void this.lookAgain(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.looking);
    await this.publishing;
  }

  /** Publishes what is due now; one look at a time. */
  lookAgain(): Promise<void> {
    this.publishing ??= this.publishDue()
      .catch((error: unknown) => logger.warn({ err: error }, 'cannot tell which versions are due; trying again later'))
      .finally(() => (this.publishing = undefined));
    return this.publishing;
  }

  /** Batch after batch, as long as there is something new in them: after a pause of the service that may be a lot. */
  private async publishDue(): Promise<void> {
    const seen = new Set<string>();
    for (let due: string[]; (due = (await this.versions.due()).filter((id) => !seen.has(id))).length > 0;) {
      for (const sessionId of due) {
        if (this.stopped) return;
        seen.add(sessionId);
        await this.publish(sessionId);
      }
    }
  }

  /** One that cannot be published keeps none of the others from it. */
  private async publish(sessionId: string): Promise<void> {
    try {
      await this.versions.publish(sessionId);
    } catch (error) {
      logger.warn({ err: error, sessionId }, 'versions could not be published; trying again later');
    }
  }
}
