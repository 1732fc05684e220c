import { Socket } from 'node:net';

/**
 * A connection to Postgres that writes once for all that is said in one turn of the event loop. A pipelined transaction
 * says five statements in a row; each alone would be a system call, and would wake the server.
 */
export class OneWriteSocket extends Socket {
  private isHeld = false;

  override cork(): void {
    super.cork();
    if (this.isHeld) return;
    this.isHeld = true;
    super.cork();
    // After the promises of this turn, which may have more to say.
    process.nextTick(() => {
      this.isHeld = false;
      this.uncork();
    });
  }
}
