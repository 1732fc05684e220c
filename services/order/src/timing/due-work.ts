import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { type Logger, loggerFor } from '@shopcast/telemetry';

/** However far away the next work is known to be, another process may have made some that this one has not heard of. */
const LONGEST_SLEEP_MS = 15_000;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Does work when it falls due. What is due is rows in the database, so a restart forgets nothing; this only knows when
 * to look, to the millisecond.
 */
export abstract class DueWork implements OnApplicationBootstrap, OnModuleDestroy {
  protected readonly logger: Logger;
  private alarm: NodeJS.Timeout | undefined;
  private dueMs = Infinity;
  private running: Promise<void> | undefined;
  private stopped = true;

  /** @param name as which it speaks in the log */
  constructor(name: string) {
    this.logger = loggerFor(name);
  }

  /** Does what is due, and answers when to come back (wall time), or null when nothing waits. */
  protected abstract doDue(): Promise<number | null>;

  onApplicationBootstrap(): void {
    this.stopped = false;
    this.wakeAt(0);
  }

  /** Finishes what is under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.alarm);
    await this.running;
  }

  /** Something is due now. */
  wake(): void {
    this.wakeAt(Date.now());
  }

  /** Something is due then, wall time: makes sure that it looks then, or before. */
  wakeAt(wallMs: number): void {
    if (this.stopped || wallMs >= this.dueMs) return;
    this.dueMs = wallMs;
    if (this.running) return;
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => this.look(), Math.max(0, wallMs - Date.now()));
  }

  private look(): void {
    this.dueMs = Infinity;
    this.running = this.workOnce().finally(() => {
      this.running = undefined;
      const asked = this.dueMs;
      this.dueMs = Infinity;
      this.wakeAt(Math.min(asked, Date.now() + LONGEST_SLEEP_MS));
    });
  }

  /** A wish that comes in meanwhile is kept in `dueMs`, because `wakeAt` sets no timer while this runs. */
  private async workOnce(): Promise<void> {
    try {
      const nextMs = await this.doDue();
      if (nextMs !== null) this.wakeAt(nextMs);
    } catch (error) {
      this.logger.error({ err: error }, 'due work failed; trying again');
      this.wakeAt(Date.now() + PAUSE_AFTER_FAILURE_MS);
    }
  }
}
