import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { MARK, STAMP_DIGITS, type ViewerPass } from './load.js';

const FINAL_TEXT = 0x81;
const MASKED = 0x80;
const mark = Buffer.from(MARK);
const ACCEPTED = /"t":"ok","id":"([0-9a-f-]{36})"/g;

/**
 * A WebSocket client that costs as little as there can be: it looks for comments in the bytes that come and reads nothing
 * else. (A mark that is cut in two by the network is not counted; that is one in thousands.)
 */
export class RawViewer {
  comments = 0;
  private isListening = false;
  /** Told of delays when this viewer is one of the sample. */
  onDelay: ((ms: number) => void) | undefined;
  onAccepted: ((id: string) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => this.hear(bytes));
  }

  static join(port: number, { path, protocols }: ViewerPass, hello: readonly string[]): Promise<RawViewer> {
    return new Promise((joined, failed) => {
      const socket = connect(port, '127.0.0.1');
      const viewer = new RawViewer(socket);
      const offered = protocols === '' ? [] : [`Sec-WebSocket-Protocol: ${protocols}`];
      const head = ['Host: 127.0.0.1', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
      const key = `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`;
      socket.write(`${[`GET ${path} HTTP/1.1`, ...head, key, ...offered].join('\r\n')}\r\n\r\n`);
      socket.once('data', (bytes) => {
        if (!bytes.toString('latin1', 0, 12).endsWith('101')) return failed(new Error(bytes.toString()));
        viewer.isListening = true;
        for (const text of hello) viewer.say(text);
        joined(viewer);
      });
      socket.once('error', failed);
    });
  }

  say(text: string): void {
    const payload = Buffer.from(text);
    const head =
      payload.length < 126 ? [MASKED | payload.length] : [MASKED | 126, payload.length >> 8, payload.length & 255];
    // A mask of zeros is a mask.
    this.socket.write(Buffer.concat([Buffer.from([FINAL_TEXT, ...head, 0, 0, 0, 0]), payload]));
  }

  stopReading(): void {
    this.socket.pause();
  }

  leave(): void {
    this.socket.destroy();
  }

  private hear(bytes: Buffer): void {
    if (!this.isListening) return;
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
      this.comments += 1;
      if (this.onDelay) this.onDelay(Date.now() - stampAt(bytes, at + mark.length));
    }
    if (this.onAccepted) for (const [, id = ''] of bytes.toString('latin1').matchAll(ACCEPTED)) this.onAccepted(id);
  }
}

const stampAt = (bytes: Buffer, at: number): number => Number(bytes.toString('latin1', at, at + STAMP_DIGITS));
