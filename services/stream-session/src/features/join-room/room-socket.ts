import { type CloseReason, type ServerFrame } from '@shopcast/contracts';
import { loggerFor, withTrace } from '@shopcast/telemetry';
import type { RawData, WebSocket } from 'ws';
import type { FrameDispatcher } from '../../room/frame-dispatcher.js';
import { type Addressed, readFrame } from '../../room/read-frame.js';
import type { Room } from '../../room/room.js';
import type { RoomConnection } from '../../room/room-connection.js';
import type { Pass } from '../../room/turnstile.js';

const MAX_FRAME_BYTES = 8 * 1024;

const logger = loggerFor('stream-session.room-socket');

/** Reads one connection: frames are answered one after the other, in the order in which they came. */
export class RoomSocket {
  private tail: Promise<void>;

  /** @param joining the room, or undefined when the connection has been refused */
  constructor(
    private readonly connection: RoomConnection,
    webSocket: WebSocket,
    private readonly joining: Promise<Room | undefined>,
    private readonly pass: Pass,
    private readonly dispatcher: FrameDispatcher,
  ) {
    this.tail = joining.then(() => undefined);
    webSocket.on('message', (data, isBinary) => this.onMessage(data, isBinary));
    webSocket.on('pong', () => connection.seen());
    webSocket.on('close', () => this.onClose());
  }

  /** Resolves when everything that came has been answered. */
  finish(): Promise<void> {
    return this.tail;
  }

  close(reason: CloseReason): void {
    this.connection.close(reason);
  }

  private onMessage(data: RawData, isBinary: boolean): void {
    // What comes after we have said goodbye is not read any more.
    if (!this.connection.isOpen) return;
    this.connection.seen();
    const bytes = data as Buffer;
    if (bytes.length > MAX_FRAME_BYTES) return this.close('tooLarge');
    const verdict = this.pass.takeFrame(Date.now());
    if (verdict === 'tooFast') return this.close('tooFast');
    const frame = isBinary ? undefined : readFrame(bytes.toString('utf8'));
    if (!frame) return this.close('malformed');
    this.next(async (room) => this.connection.send(verdict === 'busy' ? busy(frame) : await this.answer(frame, room)));
  }

  private answer(frame: Addressed, room: Room): Promise<ServerFrame> {
    return withTrace(undefined, () => this.dispatcher.answer(frame, room, this.connection));
  }

  private onClose(): void {
    this.pass.release();
    this.connection.gone();
    this.next((room) => room.disconnect(this.connection));
  }

  private next(work: (room: Room) => Promise<void>): void {
    this.tail = this.tail
      .then(() => this.joining)
      .then((room) => (room ? work(room) : undefined))
      .catch((error: unknown) => logger.error({ err: error }, 'a connection could not be served'));
  }
}

const busy = ({ id }: Addressed): ServerFrame => ({
  t: 'refused',
  id,
  code: 'room.busy',
  title: 'Too much is being said from this address or in the rooms of this account; send it again in a moment',
});
