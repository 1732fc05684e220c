import type { Duplex } from 'node:stream';
import type { Principal } from '@shopcast/access';
import { type CloseReason, closeCodes, type RoomPosition, type ServerFrame } from '@shopcast/contracts';
import { WebSocket } from 'ws';
import { sampleOf } from './feed/fair-sample.js';
import type { FrameSet } from './feed/frame-set.js';
import { SharedFrame } from './feed/shared-frame.js';

/** Who does not even take the goodbye is cut off after so long. */
const GOODBYE_MS = 2_000;

let connections = 0;

export interface SendLimits {
  /** A reader that is so many bytes behind gets nothing more until it has taken them. */
  readonly budgetBytes: number;
  /** Who is behind for so long is cut off. */
  readonly slowMs: number;
}

/** A WebSocket and what is below it; ready-made frames are written there directly. */
export interface Wire {
  readonly webSocket: WebSocket;
  readonly socket: Duplex;
  /** The client has agreed to permessage-deflate without context takeover. */
  readonly deflates: boolean;
}

/** One socket of one viewer (or of an observer of the account's staff) in a room. */
export class RoomConnection {
  /** Unique in this process. */
  readonly device = `device-${(connections += 1)}`;
  behindSinceMs = 0;
  private epoch = '';
  private seq = 0;
  private readonly sample: number;
  private lastSign = Date.now();
  private isCut = false;

  constructor(
    private readonly wire: Wire,
    readonly principal: Principal,
    private readonly limits: SendLimits,
  ) {
    this.sample = sampleOf(principal.kind === 'viewer' ? principal.viewerId : this.device);
  }

  /** Wall time of the last sign of life. */
  get lastSeenMs(): number {
    return this.lastSign;
  }

  get isOpen(): boolean {
    return this.wire.webSocket.readyState === WebSocket.OPEN;
  }

  /** How far it has been told. */
  get position(): RoomPosition {
    return { epoch: this.epoch, seq: this.seq };
  }

  /** The number that it gets next. */
  get next(): number {
    return this.seq + 1;
  }

  /** It has taken what it got, and may get more. */
  get hasDrained(): boolean {
    return this.wire.socket.writableLength <= this.limits.budgetBytes / 8;
  }

  /** So much of the past can be sent at once without falling behind by it. */
  get catchUpBytes(): number {
    return this.limits.budgetBytes / 2;
  }

  send(frame: ServerFrame): void {
    // Answers are not left out; who asks and asks and never reads them is not waited for.
    if (this.wire.socket.writableLength > 2 * this.limits.budgetBytes) return this.close('tooSlow');
    this.write(new SharedFrame(JSON.stringify(frame)));
  }

  /** @param frame not copied, so it must not change any more */
  write(frame: SharedFrame): void {
    if (this.isOpen) this.wire.socket.write(frame.bytesFor(this.wire.deflates));
  }

  /** Its sequence goes on after this. */
  goTo({ epoch, seq }: RoomPosition): void {
    this.epoch = epoch;
    this.seq = seq;
  }

  /** The next step of the sequence. @returns false when it is too far behind to get it */
  feed(set: FrameSet): boolean {
    if (this.wire.socket.writableLength > this.limits.budgetBytes) return false;
    this.write(set.frameFor(this.sample));
    this.seq = set.to;
    return true;
  }

  /** Gives up on a reader that has been behind for too long. */
  checkPace(nowMs: number): void {
    if (nowMs - this.behindSinceMs > this.limits.slowMs) this.close('tooSlow');
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
      return this.wire.webSocket.terminate();
    }
    if (this.isOpen && silentMs > pingMs / 2) this.wire.webSocket.ping();
  }

  close(reason: CloseReason): void {
    if (!this.isOpen) return;
    this.wire.webSocket.close(closeCodes[reason].code, reason);
    setTimeout(() => this.wire.webSocket.terminate(), GOODBYE_MS).unref();
  }
}
