import type { FeedItem } from './server-frames.js';
import { textFrame } from './text-frame.js';

/** Numbers alone wait a little for company: with thousands of viewers every frame is thousands of writes. */
const COUNTS_EVERY_MS = 1_000;

export interface RoomCounts {
  readonly online: number;
  readonly likes: number;
}

/** Gathers what everybody is to be told, and makes one frame of it for all sockets. */
export class Feed {
  private items: FeedItem[] = [];
  private sent: RoomCounts = { online: 0, likes: 0 };
  private sentMs = 0;
  private count = 0;

  /** The number of the last frame. */
  get seq(): number {
    return this.count;
  }

  add(item: FeedItem): void {
    this.items.push(item);
  }

  /** The next frame, encoded; undefined when there is nothing new, or nothing that cannot wait. */
  next({ online, likes }: RoomCounts, nowMs: number): Buffer | undefined {
    if (this.items.length === 0) {
      const sameCounts = online === this.sent.online && likes === this.sent.likes;
      if (sameCounts || nowMs - this.sentMs < COUNTS_EVERY_MS) return undefined;
    }
    const items = this.items;
    this.items = [];
    this.sent = { online, likes };
    this.sentMs = nowMs;
    this.count += 1;
    return textFrame(JSON.stringify({ t: 'feed', seq: this.count, items, online, likes }));
  }
}
