import {
  type Accepted,
  type Counts,
  type FeedFrame,
  type FrameOf,
  type Missed,
  type NumberedItem,
  type Refused,
  remedyFor,
  type RoomPosition,
  type ServerFrame,
  type Snapshot,
  type Welcome,
} from '@shopcast/contracts/room';
import { backOffMs, rest } from './back-off.js';
import { Likes } from './likes.js';
import { Listeners } from './listeners.js';
import { RoomClosed } from './room-client.errors.js';
import { lineTo } from './room-line.js';
import { Sequence } from './sequence.js';
import { type Saying, Unanswered } from './unanswered.js';
import { uuid } from './uuid.js';
import { type Connect, connectWebSocket, type Wire } from './wire.js';

/** A feed frame of which only the numbers have been read; for programs that count frames by the thousand. */
export type FeedSpan = Pick<FeedFrame, 't' | 'from' | 'to'> & Partial<FeedFrame>;
export type ReadFrame = Exclude<ServerFrame, FeedFrame> | FeedSpan;

export interface RoomClientOptions {
  /** `http://…` or `https://…` of the service. */
  readonly url: string;
  readonly sessionId: string;
  /** A new ticket for each attempt; rejects when there is no use in trying again. See `ticketFrom`. */
  readonly ticket: () => Promise<string>;
  readonly connect?: Connect;
  /** Waits; for programs with a clock of their own. */
  readonly rest?: (ms: number) => Promise<void>;
  /** A connection that does not answer for so long is given up. */
  readonly answerMs?: number;
  /** How long to try at a time before giving up; for ever when left out. */
  readonly giveUpMs?: number;
  readonly read?: (data: string | Uint8Array) => ReadFrame | undefined;
  /** Every attempt to connect goes through here; for programs with many clients, which come in turn. */
  readonly inTurn?: <T>(attempt: () => Promise<T>, isReturning: boolean) => Promise<T>;
  /** The stay that follows when one was over before its viewer was back. */
  readonly nextStayId?: (stayId: string) => string;
}

export interface RoomEvents {
  /** All that there is to show: at the beginning, and when something was missed. */
  readonly scene: Welcome | Snapshot;
  /** What everybody is told, each thing once and in the order of its numbers. */
  readonly items: readonly NumberedItem[];
  readonly counts: Pick<Counts, 'online' | 'likes'>;
  /** Only a part of the comments is shown, because there are more than anybody can read; null when all are again. */
  readonly sampled: NonNullable<FeedFrame['sampled']> | null;
  /** What this client has not got and will not get. */
  readonly missed: Missed;
  /** The room did not keep its promise; the client comes back for what is missing. */
  readonly gap: { readonly had: RoomPosition | undefined };
  /** The room has let the viewer in, or whoever only watches. */
  readonly arrived: { readonly asViewer: boolean };
  /** The stay is over; it goes on with this one. */
  readonly newStay: string;
  /** Not let in yet; it is asked again. */
  readonly entryRefused: Refused;
  /** The connection is lost, with this close code; it is opened again unless the code says not to. */
  readonly lost: { readonly code: number; readonly reason: string; readonly wasIn: boolean };
  /** For good: it is of no use to come back, and what was unanswered will not be answered. */
  readonly closed: Error;
  readonly attempt: { readonly failures: number };
}

type Entry = FrameOf<'enter'>;
type Outcome = { readonly isIn: true } | { readonly isIn: false; readonly code: number; readonly reason: string };

const ANSWER_MS = 15_000;
/** Those who come back after a loss are spread over nearly a second from the first attempt on. */
const COMING_BACK = 2;
const STAY_ENDED = 'room.stay_ended';

/**
 * A place in a room, over as many connections as it takes: a lost one is replaced after a while, the stay is resumed under
 * its id, what was missed is asked for by its number, and everything unanswered is sent again under the same ids.
 */
export class RoomClient {
  readonly likes: Likes;
  private readonly listeners = new Listeners<RoomEvents>();
  private readonly sequence = new Sequence();
  private readonly unanswered = new Unanswered();
  private readonly rest: (ms: number) => Promise<void>;
  private wire: Wire | undefined;
  private entry: Entry | undefined;
  private isIn = false;
  private isSampled = false;
  private failures = 0;
  /** Moves on whenever the wish to be there changes; an older attempt to connect then gives up. */
  private attempts = 0;

  constructor(private readonly options: RoomClientOptions) {
    this.rest = options.rest ?? rest;
    this.likes = new Likes((count) => void this.say({ t: 'like', count }).catch(() => undefined), this.rest);
  }

  /** How far this client has got; undefined before the first welcome. */
  get position(): RoomPosition | undefined {
    return this.sequence.position;
  }

  /** @returns ends it */
  on<Name extends keyof RoomEvents>(event: Name, listener: (about: RoomEvents[Name]) => void): () => void {
    return this.listeners.on(event, listener);
  }

  /**
   * Comes, or comes back: connects, again and again until it works or nobody wants it any more.
   * @throws RoomClosed when the room says that it is no use, or when it took too long
   */
  async open({ isReturning = false } = {}): Promise<void> {
    const mine = ++this.attempts;
    const sinceMs = Date.now();
    const { giveUpMs = Infinity } = this.options;
    while (mine === this.attempts) {
      const outcome = await this.attempt(mine, isReturning);
      if (outcome === undefined || outcome.isIn) return;
      const remedy = remedyFor(outcome.code);
      const isHopeless = remedy === 'stop' || Date.now() - sinceMs > giveUpMs;
      if (isHopeless && mine === this.attempts) throw this.fail(new RoomClosed(outcome.code, outcome.reason));
      this.listeners.tell('attempt', { failures: ++this.failures });
      await this.rest(backOffMs(this.failures, { slower: remedy === 'retry-later' }));
    }
  }

  /** Begins a stay, connecting first when necessary; comes back when the room has let the viewer in. */
  async enter(entry: {
    readonly id?: string;
    readonly stayId?: string;
    readonly source?: Entry['source'];
  }): Promise<void> {
    const { id = uuid(), stayId = uuid(), source } = entry;
    this.entry = { t: 'enter', id, stayId, ...(source && { source }) };
    if (this.wire && this.isIn && (await this.enterHere(this.wire))) return;
    if (this.wire) this.close();
    await this.open();
  }

  /** Over the line by which it has watched so far. @returns false when that is lost before the room has let the viewer in */
  private enterHere(wire: Wire): Promise<boolean> {
    this.isIn = false;
    return new Promise((settle) => {
      const ends = [this.on('arrived', () => done(true)), this.on('lost', () => done(false))];
      const done = (isIn: boolean): void => {
        for (const end of ends) end();
        settle(isIn);
      };
      this.repeatEntry();
      this.cutUnless(wire, () => this.isIn);
    });
  }

  /** Sends the entry once more; it has its effect once. */
  repeatEntry(): void {
    if (this.entry) this.wire?.send(JSON.stringify(this.entry));
  }

  /**
   * Says something and comes back when the room has taken it, over however many connections.
   * @throws FrameRefused, RoomClosed
   */
  say({
    id = uuid(),
    ...fields
  }: {
    readonly t: string;
    readonly id?: string;
    readonly [field: string]: unknown;
  }): Promise<Accepted> {
    const frame: Saying = { ...fields, id };
    const answer = this.unanswered.add(frame);
    if (this.isIn) this.send(frame);
    return answer;
  }

  comment(text: string): Promise<Accepted> {
    return this.say({ t: 'comment', text });
  }

  follow(): Promise<Accepted> {
    return this.say({ t: 'follow' });
  }

  /** Takes part in a lottery; once, however often it is said. */
  takePart(lotteryId: string): Promise<Accepted> {
    return this.say({ t: 'takePart', lotteryId });
  }

  /** Chooses an option of a poll, from 0; for good. */
  vote(pollId: string, option: number): Promise<Accepted> {
    return this.say({ t: 'vote', pollId, option });
  }

  share(channel: string): Promise<Accepted> {
    return this.say({ t: 'share', channel });
  }

  /** Ends the stay and goes. */
  async leave(id?: string): Promise<void> {
    this.likes.flush();
    await this.say({ t: 'leave', ...(id === undefined ? {} : { id }) });
    this.close();
  }

  /** Goes; the stay waits for a while. */
  close(): void {
    this.letGo();
    this.wire?.close();
  }

  /** Is gone without a goodbye, as when the network fails. `open()` brings it back. */
  cut(): void {
    this.letGo();
    this.wire?.cut();
  }

  private letGo(): void {
    this.attempts += 1;
    this.isIn = false;
  }

  /** @returns undefined when it is not wanted any more */
  private async attempt(mine: number, isReturning: boolean): Promise<Outcome | undefined> {
    const ticket = await this.options.ticket().catch((error: Error) => {
      throw this.fail(error);
    });
    // Its turn may come after somebody has cut the line and come back by a newer attempt.
    const connect = async (): Promise<Outcome | undefined> =>
      mine === this.attempts ? this.connect(ticket) : undefined;
    return this.options.inTurn ? this.options.inTurn(connect, isReturning) : connect();
  }

  private connect(ticket: string): Promise<Outcome> {
    const { url, sessionId, connect = connectWebSocket } = this.options;
    return new Promise((settle) => {
      let wire: Wire | undefined = undefined;
      const since = this.sequence.position;
      const isCurrent = (): boolean => wire !== undefined && wire === this.wire;
      const line = lineTo({ url, sessionId, ticket, since });
      wire = connect(line.url, line.protocols, {
        opened: () => this.repeatEntryOn(wire),
        received: (data) => {
          if (isCurrent() && this.receive(data)) settle({ isIn: true });
        },
        closed: (code, reason) => {
          settle({ isIn: false, code, reason });
          if (isCurrent()) this.lost(code, reason);
        },
      });
      this.replaceWire(wire);
      this.cutUnless(wire, () => this.isIn);
    });
  }

  /** For the room an open line is a device of the viewer: an old one would go on watching after the goodbye on the new. */
  private replaceWire(wire: Wire): void {
    const before = this.wire;
    this.wire = wire;
    this.isIn = false;
    before?.cut();
  }

  private repeatEntryOn(wire: Wire | undefined): void {
    if (wire === this.wire) this.repeatEntry();
  }

  /** @returns whether the client is in now */
  private receive(data: string | Uint8Array): boolean {
    const { read = readJson } = this.options;
    const frame = read(data);
    if (frame) this.take(frame);
    return this.isIn;
  }

  private take(frame: ReadFrame): void {
    if (frame.t === 'feed') return this.takeFeed(frame);
    if (frame.t === 'counts') return this.listeners.tell('counts', frame);
    if (frame.t === 'welcome' || frame.t === 'snapshot') return this.takeScene(frame);
    if (frame.id !== this.entry?.id) return this.unanswered.answer(frame);
    if (frame.t === 'ok') this.arrive();
    else if (!this.isIn) this.notLetIn(frame);
  }

  private takeFeed(frame: FeedSpan): void {
    const step = this.sequence.take(frame.from, frame.to);
    if (step === 'gap') return this.comeBackForGap();
    if (step === 'known' || !frame.items) return;
    this.listeners.tell('items', frame.items);
    this.tellSampled(frame);
    this.listeners.tell('counts', { online: frame.online ?? 0, likes: frame.likes ?? 0 });
  }

  private tellSampled({ sampled }: FeedSpan): void {
    if (sampled || this.isSampled) this.listeners.tell('sampled', sampled ?? null);
    this.isSampled = sampled !== undefined;
  }

  private takeScene(scene: Welcome | Snapshot): void {
    const had = this.sequence.position;
    if (this.sequence.begin(scene) === 'gap') this.listeners.tell('gap', { had });
    if (scene.missed) this.listeners.tell('missed', scene.missed);
    this.listeners.tell('scene', scene);
    // Who only watches is in with the welcome; a viewer when the room has taken the entry.
    if (this.entry === undefined) this.arrive();
  }

  private comeBackForGap(): void {
    this.listeners.tell('gap', { had: this.sequence.position });
    this.wire?.cut();
  }

  private arrive(): void {
    if (this.isIn) return;
    this.isIn = true;
    this.failures = 0;
    this.listeners.tell('arrived', { asViewer: this.entry !== undefined });
    for (const frame of this.unanswered.frames) this.send(frame);
  }

  /** The stay is over for the room: either our own leaving got through after all, or we were away for too long. */
  private notLetIn(refusal: Refused): void {
    if (refusal.code !== STAY_ENDED) return this.askAgain(refusal);
    const leaving = this.unanswered.frames.find(({ t }) => t === 'leave');
    if (leaving) return this.unanswered.answer({ t: 'ok', id: leaving.id, at: new Date().toISOString() });

    const stayId = this.options.nextStayId?.(this.entry?.stayId ?? '') ?? uuid();
    this.entry = { ...(this.entry as Entry), id: uuid(), stayId };
    this.listeners.tell('newStay', stayId);
    this.repeatEntry();
  }

  private askAgain(refusal: Refused): void {
    const { wire } = this;
    this.listeners.tell('entryRefused', refusal);
    this.failures += 1;
    void this.rest(backOffMs(this.failures)).then(() => {
      if (wire === this.wire && !this.isIn) this.repeatEntry();
    });
  }

  private lost(code: number, reason: string): void {
    const wasIn = this.isIn;
    this.isIn = false;
    this.listeners.tell('lost', { code, reason, wasIn });
    if (!wasIn) return;
    if (remedyFor(code) === 'stop') return void this.fail(new RoomClosed(code, reason));
    // Everybody who was in the same room has lost it in this moment.
    const mine = this.attempts;
    void this.rest(backOffMs(COMING_BACK, { slower: remedyFor(code) === 'retry-later' })).then(() => {
      if (mine === this.attempts) this.open({ isReturning: true }).catch(() => undefined);
    });
  }

  private send(frame: Saying): void {
    const { wire } = this;
    wire?.send(JSON.stringify(frame));
    if (wire) this.cutUnless(wire, () => !this.unanswered.has(frame.id));
  }

  /** A connection that does not answer in time is as good as lost, whatever it thinks of itself. */
  private cutUnless(wire: Wire, answered: () => boolean): void {
    void this.rest(this.options.answerMs ?? ANSWER_MS).then(() => {
      if (wire === this.wire && !answered()) wire.cut();
    });
  }

  private fail(error: Error): Error {
    this.unanswered.failAll(error);
    this.listeners.tell('closed', error);
    return error;
  }
}

function readJson(data: string | Uint8Array): ReadFrame | undefined {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
  return JSON.parse(text) as ReadFrame;
}
