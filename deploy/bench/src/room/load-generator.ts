import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Heard, Order } from './load.js';

/** Viewers in a process of their own, so that their work is not counted as a server's. */
export class LoadGenerator {
  private readonly child: ChildProcess = fork(fileURLToPath(new URL('./load-process.js', import.meta.url)));

  ask(order: Extract<Order, { t: 'speak' }>): Promise<Heard>;
  ask(order: Order): Promise<Heard | undefined>;
  ask(order: Order): Promise<Heard | undefined> {
    return new Promise((answered, failed) => {
      this.child.once('message', ({ heard, error }: { heard?: Heard; error?: string }) =>
        error === undefined ? answered(heard) : failed(new Error(error)),
      );
      this.child.send(order);
    });
  }

  stop(): void {
    this.child.disconnect();
  }
}
