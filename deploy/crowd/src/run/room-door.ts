import type { Connect, ReadFrame, RoomClientOptions } from '@shopcast/room-client';
import { WebSocket } from 'ws';
import type { Metronome } from './metronome.js';
import type { Patience } from './patience.js';
import type { ShowTally } from './tally.js';

/** So many sockets open at a time; a restarted server is not run over by everybody at once. */
const OPENING_AT_ONCE = 48;
/** One feed frame of so many is read; of the others only the numbers, as reading thousands a second would eat a core. */
const FEED_SAMPLE = 200;
/** `{"t":"f`: what distinguishes a feed frame from an answer, without parsing it. */
const FEED_MARK_AT = 6;
const FEED_MARK = 'f'.charCodeAt(0);
const NUMBERS = /^\{"t":"feed","from":(\d+),"to":(\d+)/;
/** Its numbers are at the beginning of a feed frame. */
const NUMBERS_WITHIN = 80;

/** The way into one session's room: opens sockets, a few at a time, and reads no more of the feed than it must. */
export class RoomDoor {
  closed = false;
  private opening = 0;
  private readonly returning: (() => void)[] = [];
  private readonly arriving: (() => void)[] = [];

  constructor(
    private readonly url: string,
    private readonly sessionId: string,
    readonly clock: Metronome,
    readonly patience: Patience,
    readonly tally: ShowTally,
  ) {}

  /** No more coming back: the session is being ended. */
  shut(): void {
    this.closed = true;
  }

  /** How anybody of this crowd goes to the room. */
  clientOptions(): Omit<RoomClientOptions, 'ticket'> {
    const { url, sessionId, clock, patience } = this;
    return {
      url,
      sessionId,
      connect: this.connect,
      rest: (ms) => clock.rest(ms),
      answerMs: patience.answerMs,
      giveUpMs: patience.outageMs,
      read: (data) => this.read(data as Buffer),
      inTurn: (attempt, isReturning) => this.inTurn(attempt, isReturning),
    };
  }

  /** Those who come back go first: their stay waits for them only for a while. */
  private async inTurn<T>(work: () => Promise<T>, isReturning: boolean): Promise<T> {
    const queue = isReturning ? this.returning : this.arriving;
    if (this.opening >= OPENING_AT_ONCE) await new Promise<void>((next) => queue.push(next));
    else this.opening++;
    try {
      return await work();
    } finally {
      const next = this.returning.shift() ?? this.arriving.shift();
      if (next) next();
      else this.opening--;
    }
  }

  private readonly connect: Connect = (url, protocols, events) => {
    const socket = new WebSocket(url, protocols, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: this.patience.answerMs,
    });
    socket.on('open', () => events.opened());
    socket.on('message', (data: Buffer) => events.received(data));
    socket.on('close', (code, reason) => events.closed(code, String(reason)));
    socket.on('error', () => socket.terminate());
    return {
      send: (text) => socket.send(text),
      close: () => socket.close(1000),
      cut: () => socket.terminate(),
    };
  };

  private read(frame: Buffer): ReadFrame {
    if (frame[FEED_MARK_AT] !== FEED_MARK || this.tally.feedFrames++ % FEED_SAMPLE === 0) return this.parsed(frame);
    const [, from, to] = NUMBERS.exec(frame.toString('latin1', 0, NUMBERS_WITHIN)) ?? [];
    return { t: 'feed', from: Number(from), to: Number(to) };
  }

  private parsed(frame: Buffer): ReadFrame {
    const message = JSON.parse(frame.toString()) as ReadFrame;
    if ('online' in message && typeof message.online === 'number') this.tally.onlineSeen = message.online;
    return message;
  }
}
