import { constants, deflateRawSync } from 'node:zlib';
import { textFrame } from './text-frame.js';

/** Below it the saved bytes are not worth a reader's time. */
const WORTH_DEFLATING_BYTES = 1_024;
/** `00 00 ff ff`, which permessage-deflate leaves out (RFC 7692, 7.2.1). */
const TRAILER_BYTES = 4;

/** A frame that is encoded once and written to the sockets of everybody; deflated at most once, and only if it pays. */
export class SharedFrame {
  readonly plain: Buffer;
  private deflated: Buffer | undefined;

  constructor(private readonly text: string) {
    this.plain = textFrame(Buffer.from(text), false);
  }

  /** @param deflates whether the client has agreed to permessage-deflate without context takeover */
  bytesFor(deflates: boolean): Buffer {
    if (!deflates || this.plain.length < WORTH_DEFLATING_BYTES) return this.plain;
    return (this.deflated ??= this.deflate());
  }

  private deflate(): Buffer {
    const body = deflateRawSync(this.text, { level: 3, finishFlush: constants.Z_SYNC_FLUSH });
    const frame = textFrame(body.subarray(0, -TRAILER_BYTES), true);
    return frame.length < 0.8 * this.plain.length ? frame : this.plain;
  }
}
