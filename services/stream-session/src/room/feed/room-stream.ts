import { randomUUID } from 'node:crypto';
import type { RoomPosition } from '@shopcast/contracts';
import type { LiveState, StreamBatch, StreamTail } from '@shopcast/live-state';
import { loggerFor } from '@shopcast/telemetry';

/** A process that goes its own way looks so often whether the others can be heard again. */
const REJOIN_EVERY_MS = 1_000;
const ENTRIES_AT_ONCE = 500;

const logger = loggerFor('stream-session.room-stream');

export const streamOf = (sessionId: string): string => `room-feed:${sessionId}`;

/** Who is told what the stream brings. */
export interface StreamListener {
  /** Entries that join on the last ones without a gap; the first of them has this number. */
  heard(first: number, entries: readonly string[]): void;
  /** The sequence does not go on where it was: from here it does. */
  jumped(to: RoomPosition): void;
}

/**
 * What is told in one room, numbered: one sequence for all processes, in the order in which everybody hears it. While
 * the processes cannot hear each other each goes its own way, under an epoch of its own, so that no number ever means two
 * things.
 */
export class RoomStream {
  private at: RoomPosition = { epoch: alone(), seq: 0 };
  private isAlone = true;
  private readonly early = new Map<number, StreamBatch>();
  private waiting: { readonly entry: string; readonly settled: () => void }[] = [];
  private appending = false;
  private catchingUp: Promise<void> | undefined;
  private triedMs = 0;

  constructor(
    private readonly liveState: LiveState,
    private readonly sessionId: string,
    private readonly listener: StreamListener,
  ) {}

  get position(): RoomPosition {
    return this.at;
  }

  /** Finds out where the stream stands, with what is kept of it. */
  open(): Promise<void> {
    return this.catchUp();
  }

  /** Resolves when the entry has its number and cannot get lost with this process, unless processes are apart. */
  append(entry: string): Promise<void> {
    return new Promise((settled) => {
      this.waiting.push({ entry, settled });
      if (!this.appending) void this.work();
    });
  }

  /** A batch has come, perhaps before one that was told earlier, perhaps again. */
  hear(batch: StreamBatch): void {
    if (this.isAlone) return void this.catchUp();
    if (batch.epoch !== this.at.epoch) this.jump({ epoch: batch.epoch, seq: batch.first - 1 });
    this.early.set(batch.first, batch);
    this.join();
    if (this.early.size > 0) void this.catchUp();
  }

  /** Looks after what was not heard. */
  tick(nowMs: number): void {
    if ((!this.isAlone && this.early.size === 0) || nowMs - this.triedMs < REJOIN_EVERY_MS) return;
    this.triedMs = nowMs;
    void this.catchUp();
  }

  /** Everything that was kept and is new to us. Who comes while it is being asked for waits for the same answer. */
  catchUp(): Promise<void> {
    this.catchingUp ??= this.askForTail().finally(() => (this.catchingUp = undefined));
    return this.catchingUp;
  }

  private async work(): Promise<void> {
    this.appending = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, ENTRIES_AT_ONCE);
      await this.number(batch.map(({ entry }) => entry));
      for (const { settled } of batch) settled();
    }
    this.appending = false;
  }

  private async number(entries: readonly string[]): Promise<void> {
    if (this.isAlone) return this.numberAlone(entries);
    try {
      this.hear(await this.liveState.append(streamOf(this.sessionId), entries));
    } catch (error) {
      this.goAlone(error);
      this.numberAlone(entries);
    }
  }

  private numberAlone(entries: readonly string[]): void {
    const first = this.at.seq + 1;
    this.at = { ...this.at, seq: this.at.seq + entries.length };
    this.listener.heard(first, entries);
  }

  private goAlone(error: unknown): void {
    if (this.isAlone) return;
    logger.warn({ err: error, sessionId: this.sessionId }, 'a room goes its own way until others can be heard again');
    this.isAlone = true;
    this.jump({ epoch: alone(), seq: 0 });
  }

  private async askForTail(): Promise<void> {
    try {
      this.take(await this.liveState.tail(streamOf(this.sessionId)));
    } catch (error) {
      logger.debug({ err: error, sessionId: this.sessionId }, 'the stream of a room cannot be read at the moment');
    }
  }

  private take({ epoch, last, batches }: StreamTail): void {
    this.isAlone = false;
    const before = (batches[0]?.first ?? last + 1) - 1;
    // What lies between what we have and what is kept is lost to us.
    if (epoch !== this.at.epoch || this.at.seq < before) this.jump({ epoch, seq: before });
    for (const batch of batches) this.early.set(batch.first, batch);
    this.join();
  }

  /** Passes on what joins. What is known already is dropped. */
  private join(): void {
    for (const first of [...this.early.keys()].sort((a, b) => a - b)) {
      if (first > this.at.seq + 1) return;
      const { entries } = this.early.get(first) as StreamBatch;
      this.early.delete(first);
      const fresh = entries.slice(this.at.seq + 1 - first);
      if (fresh.length === 0) continue;
      const next = this.at.seq + 1;
      this.at = { ...this.at, seq: this.at.seq + fresh.length };
      this.listener.heard(next, fresh);
    }
  }

  private jump(to: RoomPosition): void {
    this.at = to;
    this.early.clear();
    this.listener.jumped(to);
  }
}

const alone = (): string => `alone-${randomUUID()}`;
