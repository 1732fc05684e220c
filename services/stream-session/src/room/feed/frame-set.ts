import { fairSample, SAMPLES } from './fair-sample.js';
import { SharedFrame } from './shared-frame.js';

/** Something that was told, under its number. */
export interface Told {
  readonly seq: number;
  /** JSON of an object, without the number. */
  readonly json: string;
  /** Of a comment: who wrote it, as the room sees it. Only comments are ever left out. */
  readonly author?: string;
  readonly commentId?: string;
}

export interface RoomCounts {
  readonly online: number;
  readonly likes: number;
}

/** One step of the sequence, as each viewer gets it: the same frame for all, or one of several samples. */
export class FrameSet {
  private readonly whole: SharedFrame | undefined;
  private readonly samples: (SharedFrame | undefined)[] = [];
  private readonly comments: readonly Told[];
  private readonly turn = Math.random();
  private size: number | undefined;

  /**
   * @param items some of the numbers may have none
   * @param limit so many comments a viewer is shown; the rest is counted
   */
  constructor(
    readonly from: number,
    readonly to: number,
    private readonly items: readonly Told[],
    private readonly counts: RoomCounts,
    private readonly limit: number,
  ) {
    this.comments = items.filter(({ author }) => author !== undefined);
    if (this.comments.length <= limit) this.whole = this.encode(items);
  }

  /** Roughly, as they are sent. */
  get bytes(): number {
    return (this.size ??= this.items.reduce((sum, { json }) => sum + Buffer.byteLength(json), 100));
  }

  /** @param sample which one the viewer gets */
  frameFor(sample: number): SharedFrame {
    return this.whole ?? (this.samples[sample % SAMPLES] ??= this.encodeSample(sample));
  }

  /** The rest for somebody who has the beginning. */
  after(seq: number): FrameSet {
    const rest = this.items.filter((item) => item.seq > seq);
    return new FrameSet(Math.max(this.from, seq + 1), this.to, rest, this.counts, this.limit);
  }

  /** The same numbers without this comment. */
  without(commentId: string): FrameSet {
    if (!this.comments.some((comment) => comment.commentId === commentId)) return this;
    const rest = this.items.filter((item) => item.commentId !== commentId);
    return new FrameSet(this.from, this.to, rest, this.counts, this.limit);
  }

  private encodeSample(sample: number): SharedFrame {
    const authors = this.comments.map(({ author }) => author ?? '');
    const chosen = fairSample(authors, this.limit, sample, this.turn);
    const left = new Set(this.comments.filter((_comment, place) => !chosen.has(place)));
    const sampled = { comments: this.comments.length, shown: chosen.size };
    return this.encode(
      this.items.filter((item) => !left.has(item)),
      `,"sampled":${JSON.stringify(sampled)}`,
    );
  }

  private encode(items: readonly Told[], more = ''): SharedFrame {
    const { from, to, counts } = this;
    const told = items.map(({ seq, json }) => `{"seq":${seq},${json.slice(1)}`).join();
    const rest = `"online":${counts.online},"likes":${counts.likes}}`;
    return new SharedFrame(`{"t":"feed","from":${from},"to":${to},"items":[${told}]${more},${rest}`);
  }
}
