import type { Missed, RoomPosition } from '@shopcast/contracts';
import { FrameSet, type RoomCounts, type Told } from './frame-set.js';
import { SharedFrame } from './shared-frame.js';

/** Numbers alone wait a little for company: with thousands of viewers every frame is thousands of writes. */
const COUNTS_EVERY_MS = 1_000;

export interface FeedLimits {
  /** What is kept for those who come back. */
  readonly historyBytes: number;
  /** More comments a second, for longer than a second, nobody can read. */
  readonly commentsPerSecond: number;
}

/** What somebody gets who has been away. */
export interface Resumption {
  /** The sequence goes on after this number. */
  readonly seq: number;
  readonly missed: Missed | null;
  readonly sets: readonly FrameSet[];
}

/** Gathers what everybody is to be told, makes frames of it, and keeps the last ones for those who come back. */
export class Feed {
  private pending: Told[] = [];
  private heardTo: number;
  private history: FrameSet[] = [];
  private historyBytes = 0;
  /** What everybody has seen; undefined when not all have seen the same. */
  private counts: RoomCounts | undefined = { online: 0, likes: 0 };
  private countsMs = 0;
  /** How many comments may be shown at once; a second's worth when it was quiet before. */
  private readable: number;
  private flushedMs = 0;

  constructor(
    private at: RoomPosition,
    private readonly limits: FeedLimits,
  ) {
    this.heardTo = at.seq;
    this.readable = limits.commentsPerSecond;
  }

  /** How far everybody has been told. */
  get position(): RoomPosition {
    return this.at;
  }

  /** @param told undefined: the number is used up, but there is nothing to tell for it */
  add(seq: number, told: Told | undefined): void {
    this.heardTo = seq;
    if (told) this.pending.push(told);
  }

  /** A comment is to be seen by nobody any more: neither by those who wait for it nor by those who come back. */
  forget(commentId: string): void {
    this.pending = this.pending.filter((told) => told.commentId !== commentId);
    this.history = this.history.map((set) => set.without(commentId));
    this.historyBytes = this.history.reduce((sum, set) => sum + inMemory(set), 0);
  }

  /** The sequence goes on elsewhere; nobody can resume what was before. */
  renew(at: RoomPosition): void {
    this.at = at;
    this.heardTo = at.seq;
    this.pending = [];
    this.history = [];
    this.historyBytes = 0;
  }

  /** What has been told since the last time; undefined when it was nothing. */
  next(counts: RoomCounts, nowMs: number): FrameSet | undefined {
    if (this.heardTo === this.at.seq) return undefined;
    const set = new FrameSet(this.at.seq + 1, this.heardTo, this.pending, counts, this.takeReadable(nowMs));
    this.at = { ...this.at, seq: this.heardTo };
    this.pending = [];
    this.shown(counts, nowMs);
    this.keep(set);
    return set;
  }

  /** Somebody begins with these numbers; if the others have seen different ones, all are told once more. */
  beginsWith(counts: RoomCounts): void {
    if (!this.isShown(counts)) this.counts = undefined;
  }

  /** The numbers alone, when they have changed and may be told again. */
  nextCounts(counts: RoomCounts, nowMs: number): SharedFrame | undefined {
    if (this.isShown(counts) || nowMs - this.countsMs < COUNTS_EVERY_MS) return undefined;
    this.shown(counts, nowMs);
    return new SharedFrame(JSON.stringify({ t: 'counts', ...counts }));
  }

  /**
   * What there is for somebody who has got so far, the oldest left out when it is more than may be sent.
   * @param since undefined for somebody who is new
   */
  resume(since: RoomPosition | undefined, atMostBytes: number): Resumption {
    if (!since) return { seq: this.at.seq, missed: null, sets: [] };
    const { epoch, seq } = since;
    if (epoch !== this.at.epoch) return { seq: this.at.seq, missed: { epoch, from: seq + 1, to: null }, sets: [] };
    // It was told by a process that is a little ahead of us.
    if (seq >= this.at.seq) return { seq, missed: null, sets: [] };

    const sets = this.since(seq, atMostBytes);
    const before = (sets[0]?.from ?? this.at.seq + 1) - 1;
    return { seq: before, missed: before > seq ? { epoch, from: seq + 1, to: before } : null, sets };
  }

  /** How many comments a viewer is shown this time. */
  private takeReadable(nowMs: number): number {
    const { commentsPerSecond } = this.limits;
    const elapsed = Math.max(0, nowMs - this.flushedMs) / 1_000;
    const readable = Math.min(commentsPerSecond, this.readable + elapsed * commentsPerSecond);
    const comments = this.pending.filter(({ author }) => author !== undefined).length;
    const limit = Math.max(1, Math.floor(readable));
    this.readable = Math.max(0, readable - Math.min(comments, limit));
    this.flushedMs = nowMs;
    return limit;
  }

  private since(seq: number, atMostBytes: number): FrameSet[] {
    const sets: FrameSet[] = [];
    let bytes = 0;
    for (const set of this.history.toReversed()) {
      if (set.to <= seq) break;
      const rest = set.from > seq ? set : set.after(seq);
      bytes += rest.bytes;
      if (bytes > atMostBytes) break;
      sets.unshift(rest);
    }
    return sets;
  }

  private isShown({ online, likes }: RoomCounts): boolean {
    return online === this.counts?.online && likes === this.counts.likes;
  }

  private shown(counts: RoomCounts, nowMs: number): void {
    this.counts = counts;
    this.countsMs = nowMs;
  }

  private keep(set: FrameSet): void {
    this.history.push(set);
    this.historyBytes += inMemory(set);
    while (this.historyBytes > this.limits.historyBytes) {
      const oldest = this.history.shift();
      this.historyBytes -= oldest ? inMemory(oldest) : this.historyBytes;
    }
  }
}

/** What was told is kept, and the frame that was made of it. */
const inMemory = ({ bytes }: FrameSet): number => 2 * bytes;
