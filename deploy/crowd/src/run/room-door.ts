import { WebSocket } from 'ws';
import type { Metronome } from './metronome.js';
import type { Patience } from './patience.js';
import type { ShowTally } from './tally.js';

/** So many sockets open at a time; a restarted server is not run over by everybody at once. */
const OPENING_AT_ONCE = 48;
/** One feed frame of so many is read; the others are only counted, as reading thousands a second would eat a core. */
const FEED_SAMPLE = 200;
/** `{"t":"f`: what distinguishes a feed frame from an answer, without parsing it. */
const FEED_MARK_AT = 6;
const FEED_MARK = 'f'.charCodeAt(0);

/** What the room says to one viewer about the viewer's own frames. */
export interface RoomAnswer {
  readonly t: 'ok' | 'refused';
  readonly id: string;
  readonly code?: string;
  readonly title?: string;
}

/** The way into one session's room: opens sockets, a few at a time, and sorts answers from the feed. */
export class RoomDoor {
  closed = false;
  private opening = 0;
  private readonly returning: (() => void)[] = [];
  private readonly arriving: (() => void)[] = [];
  private readonly url: string;

  constructor(
    baseUrl: string,
    sessionId: string,
    readonly clock: Metronome,
    readonly patience: Patience,
    readonly tally: ShowTally,
  ) {
    this.url = `${baseUrl.replace(/^http/, 'ws').replace(/\/$/, '')}/v1/sessions/${sessionId}/room`;
  }

  /** No more coming back: the session is being ended. */
  shut(): void {
    this.closed = true;
  }

  /** Those who come back go first: their stay waits for them only for a while. */
  async inTurn<T>(work: () => Promise<T>, isReturning: boolean): Promise<T> {
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

  open(token: string): WebSocket {
    return new WebSocket(this.url, ['shopcast.v1', `bearer.${token}`], {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: this.patience.answerMs,
    });
  }

  /** The answer in a frame, or null for the feed and the welcome. */
  read(frame: Buffer): RoomAnswer | null {
    if (frame[FEED_MARK_AT] === FEED_MARK) {
      if (this.tally.feedFrames++ % FEED_SAMPLE === 0) this.sample(frame);
      return null;
    }
    const message = JSON.parse(frame.toString()) as { readonly t: string };
    return message.t === 'ok' || message.t === 'refused' ? (message as RoomAnswer) : null;
  }

  private sample(frame: Buffer): void {
    const { online } = JSON.parse(frame.toString()) as { readonly online?: number };
    if (online !== undefined) this.tally.onlineSeen = online;
  }
}
