import { derivedId } from '@shopcast/kernel';
import type { WebSocket } from 'ws';
import { backOffMs } from './back-off.js';
import type { RoomAnswer, RoomDoor } from './room-door.js';
import { RequestRefused } from './run.errors.js';

export interface Frame {
  readonly t: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Waiting {
  readonly frame: Frame;
  readonly sinceMs: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const STAY_ENDED = 'room.stay_ended';
const CREDENTIALS_REFUSED = 4401;

/**
 * One stay in the room, over as many sockets as it takes: a lost socket is replaced, the stay resumed under its id and
 * everything unanswered sent again under the same ids.
 */
export class RoomStay {
  private socket: WebSocket | null = null;
  private entered = false;
  private failures = 0;
  /** Moves on whenever the viewer's wish to be there changes; an older attempt to connect then gives up. */
  private attempts = 0;
  private attendingSinceMs = 0;
  private readonly unanswered = new Map<string, Waiting>();

  /** @param token gives the viewer's token; `renew` when the room refused the last one */
  constructor(
    private readonly door: RoomDoor,
    private readonly token: (renew: boolean) => Promise<string>,
    private enterFrame: Frame,
  ) {}

  async enter(twice: boolean): Promise<void> {
    await this.attend(false);
    if (twice) this.socket?.send(JSON.stringify(this.enterFrame));
  }

  /** Sends a frame and comes back when the room has taken it. @throws RequestRefused */
  say(frame: Frame, twice: boolean): Promise<void> {
    const { tally } = this.door;
    tally.underWay++;
    const answered = new Promise<void>((resolve, reject) => {
      this.unanswered.set(frame.id, { frame, sinceMs: performance.now(), resolve, reject });
    });
    if (this.entered) this.send(frame);
    if (this.entered && twice) this.socket?.send(JSON.stringify(frame));
    return answered.finally(() => tally.underWay--);
  }

  async leave(frame: Frame, twice: boolean): Promise<void> {
    await this.say(frame, twice);
    this.close();
  }

  /** The connection is lost, from one moment to the next. */
  lose(): void {
    this.letGo();
    this.socket?.terminate();
  }

  comeBack(): Promise<void> {
    return this.attend(true);
  }

  close(): void {
    this.letGo();
    this.socket?.close(1000);
  }

  private letGo(): void {
    this.attempts++;
    this.entered = false;
  }

  /** Connects and enters, again and again until it works or nobody wants it any more. */
  private async attend(isReturning: boolean): Promise<void> {
    const { door } = this;
    const mine = ++this.attempts;
    const sinceMs = (this.attendingSinceMs = performance.now());
    door.tally.underWay++;
    try {
      for (let renew = false; mine === this.attempts && !door.closed;) {
        const token = await this.token(renew);
        const closedWith = await door.inTurn(() => this.connect(token), isReturning);
        if (closedWith === null) return;
        const triedMs = performance.now() - sinceMs;
        if (triedMs > door.patience.outageMs) throw new RequestRefused('the room', closedWith, 'no entry', '');
        renew = closedWith === CREDENTIALS_REFUSED;
        door.tally.retries++;
        await door.clock.rest(backOffMs(++this.failures));
      }
    } finally {
      door.tally.underWay--;
    }
  }

  /** Null once the viewer is in the room, or the code with which the socket closed before. */
  private connect(token: string): Promise<number | null> {
    const socket = this.door.open(token);
    this.socket = socket;
    this.terminateUnless(socket, () => this.entered);
    return new Promise((settle) => {
      socket.on('open', () => socket.send(JSON.stringify(this.enterFrame)));
      socket.on('message', (frame: Buffer) => {
        const answer = this.door.read(frame);
        if (!answer || socket !== this.socket) return;
        if (answer.id !== this.enterFrame.id) return this.answered(answer);
        if (this.entered) return;
        if (answer.t === 'refused') return this.entryRefused(answer, socket);
        this.resume();
        settle(null);
      });
      socket.on('unexpected-response', (_request, { statusCode }) => {
        settle(statusCode === 401 ? CREDENTIALS_REFUSED : (statusCode ?? 0));
        socket.terminate();
      });
      socket.on('error', () => socket.terminate());
      socket.on('close', (code) => {
        settle(code);
        if (socket === this.socket) this.lost();
      });
    });
  }

  private resume(): void {
    this.entered = true;
    this.failures = 0;
    for (const { frame } of this.unanswered.values()) this.send(frame);
  }

  private lost(): void {
    if (!this.entered) return;
    this.entered = false;
    this.door.tally.reconnects++;
    this.attend(true).catch((error: Error) => this.failAll(error));
  }

  /** The stay is over for the room: either our own leaving got through after all, or we were away for too long. */
  private entryRefused({ code, title }: RoomAnswer, socket: WebSocket): void {
    if (code !== STAY_ENDED) {
      const triedMs = performance.now() - this.attendingSinceMs;
      if (triedMs > this.door.patience.notYetKnownMs)
        this.door.tally.note(`entering is refused: ${code} ${title ?? ''}`);
      return socket.terminate();
    }
    const leaving = [...this.unanswered.values()].find(({ frame }) => frame.t === 'leave');
    if (leaving) return this.settle(leaving);

    this.door.tally.note('a stay was over before its viewer was back, and had to become two');
    const stayId = derivedId(this.enterFrame.id, 'again');
    this.enterFrame = { ...this.enterFrame, id: derivedId(stayId, 'enter'), stayId };
    socket.send(JSON.stringify(this.enterFrame));
  }

  private answered(answer: RoomAnswer): void {
    const waiting = this.unanswered.get(answer.id);
    if (!waiting) return;
    if (answer.t === 'ok') return this.settle(waiting);

    const triedMs = performance.now() - waiting.sinceMs;
    if (triedMs < this.door.patience.notYetKnownMs) return this.sendLater(waiting.frame);
    this.unanswered.delete(answer.id);
    const { t } = waiting.frame;
    waiting.reject(new RequestRefused(`the frame "${t}"`, 0, answer.code ?? 'no code', answer.title ?? ''));
  }

  private settle(waiting: Waiting): void {
    this.unanswered.delete(waiting.frame.id);
    waiting.resolve();
  }

  private send(frame: Frame): void {
    if (!this.socket) return;
    this.socket.send(JSON.stringify(frame));
    this.terminateUnless(this.socket, () => !this.unanswered.has(frame.id));
  }

  /** A socket that does not answer in time is as good as lost, whatever it thinks of itself. */
  private terminateUnless(socket: WebSocket, answered: () => boolean): void {
    void this.door.clock.rest(this.door.patience.answerMs).then(() => {
      if (socket === this.socket && !answered()) socket.terminate();
    });
  }

  private sendLater(frame: Frame): void {
    this.door.tally.retries++;
    void this.door.clock.rest(backOffMs(++this.failures)).then(() => {
      if (this.entered && this.unanswered.has(frame.id)) this.send(frame);
    });
  }

  private failAll(error: Error): void {
    for (const { reject } of this.unanswered.values()) reject(error);
    this.unanswered.clear();
  }
}
