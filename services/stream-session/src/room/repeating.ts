import { loggerFor } from '@shopcast/telemetry';

const logger = loggerFor('stream-session.repeating');

/** Does something again and again, never twice at a time; a failure is told and does not end it. */
export class Repeating {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly what: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
  ) {}

  /** @param firstAfterMs milliseconds until the first time */
  start(firstAfterMs = this.everyMs): void {
    this.timer = setTimeout(() => {
      this.current = this.once().finally(() => {
        if (!this.stopped) this.start();
      });
    }, firstAfterMs);
    this.timer.unref();
  }

  /** Resolves when the run under way is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.current;
  }

  private async once(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      logger.warn({ err: error, what: this.what }, 'failed; it will be tried again');
    }
  }
}
