import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Watcher } from '../stream.js';

/** A viewer who reads more slowly than this much behind is cut off, and comes back at the newest picture. */
const BUDGET_BYTES = 4 * 1024 * 1024;

/** One viewer's answer, which goes on for as long as there is something to see. */
export class FlvWatcher implements Watcher {
  readonly id = randomUUID();
  private allowedBytes = Infinity;

  constructor(private readonly answer: ServerResponse) {}

  /** From now on; what viewers get at the beginning, to see something at once, does not count. */
  limit(): void {
    this.allowedBytes = this.answer.writableLength + BUDGET_BYTES;
  }

  send(bytes: Buffer): void {
    if (this.answer.destroyed || this.answer.writableEnded) return;
    if (this.answer.writableLength > this.allowedBytes) this.answer.destroy();
    else this.answer.write(bytes);
  }

  close(): void {
    this.answer.end();
  }
}
