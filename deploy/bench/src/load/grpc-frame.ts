/** Not compressed (one byte), and the length of the message (four). */
export const FRAME_HEAD = 5;

/** A gRPC frame: its head, the message. */
export function framed(message: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(FRAME_HEAD + message.length);
  frame[0] = 0;
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, FRAME_HEAD);
  return frame;
}

/** Cuts what arrives on a stream into messages. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly hear: (message: Buffer) => void) {}

  take(bytes: Buffer): void {
    let at = 0;
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    while (all.length - at >= FRAME_HEAD) {
      const end = at + FRAME_HEAD + all.readUInt32BE(at + 1);
      if (end > all.length) break;
      this.hear(all.subarray(at + FRAME_HEAD, end));
      at = end;
    }
    this.rest = all.subarray(at);
  }
}
