const FINAL_TEXT = 0x81;
/** The bit of a message that was deflated (RFC 7692). */
const DEFLATED = 0x40;

/**
 * A whole WebSocket text frame (RFC 6455), server to client: unmasked, not fragmented. Made once and written to the
 * sockets of everybody in the room, which saves making header and copy for each.
 */
export function textFrame(payload: Buffer, isDeflated: boolean): Buffer {
  const { length } = payload;
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = isDeflated ? FINAL_TEXT | DEFLATED : FINAL_TEXT;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  payload.copy(frame, headerLength);
  return frame;
}
