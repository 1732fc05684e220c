import type { Duplex } from 'node:stream';
import type { Principal } from '@shopcast/access';
import { WebSocket } from 'ws';
import { type CloseReason, closeCodes } from './close-codes.js';
import type { ServerFrame } from './server-frames.js';
import { textFrame } from './text-frame.js';

/** Who does not even take the goodbye is cut off after so long. */
const GOODBYE_MS = 2_000;

let connections = 0;

/** One socket of one viewer (or of an observer of the account's staff) in a room. */
export class RoomConnection {
  /** Unique in this process. */
  readonly device = `device-${(connections += 1)}`;
  private lastSign = Date.now();
  private isCut = false;

  /** @param socket the one below the WebSocket; ready-made frames are written to it directly */
  constructor(
    private readonly webSocket: WebSocket,
    private readonly socket: Duplex,
    readonly principal: Principal,
    private readonly sendBudgetBytes: number,
  ) {}

  /** Wall time of the last sign of life. */
  get lastSeenMs(): number {
    return this.lastSign;
  }

  get isOpen(): boolean {
    return this.webSocket.readyState === WebSocket.OPEN;
  }

  send(frame: ServerFrame): void {
    this.write(textFrame(JSON.stringify(frame)));
  }

  /** @param frame a whole encoded frame; not copied, so it must not change any more */
  write(frame: Buffer): void {
    if (!this.isOpen) return;
    if (this.socket.writableLength > this.sendBudgetBytes) return this.close('tooSlow');
    this.socket.write(frame);
  }

  /** The client has given a sign of life. */
  seen(): void {
    this.lastSign = Date.now();
  }

  /** The connection has ended: this moment was its last sign of life, unless it had to be cut for giving none. */
  gone(): void {
    if (!this.isCut) this.seen();
  }

  /** Asks a silent connection for a sign of life, and cuts one that has not given any. */
  checkAlive(nowMs: number, pingMs: number): void {
    const silentMs = nowMs - this.lastSign;
    if (silentMs > 2 * pingMs) {
      this.isCut = true;
      return this.webSocket.terminate();
    }
    if (this.isOpen && silentMs > pingMs / 2) this.webSocket.ping();
  }

  close(reason: CloseReason): void {
    if (!this.isOpen) return;
    this.webSocket.close(closeCodes[reason], reason);
    setTimeout(() => this.webSocket.terminate(), GOODBYE_MS).unref();
  }
}
