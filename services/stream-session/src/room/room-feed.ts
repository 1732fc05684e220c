import { type FeedItem, feedItems, type RoomPosition } from '@shopcast/contracts';
import type { LiveState, StreamBatch } from '@shopcast/live-state';
import { Feed, type FeedLimits } from './feed/feed.js';
import type { Told } from './feed/frame-set.js';
import { RoomStream } from './feed/room-stream.js';
import { RecentIds } from './recent-ids.js';

/** As many as the stream keeps, and more than are told twice by clients that did not get their answer. */
const REMEMBERED_COMMENTS = 20_000;

/** What a room is told, from the one sequence of all processes to the frames of this one. */
export class RoomFeed {
  readonly frames: Feed;
  private readonly stream: RoomStream;
  private readonly comments = new RecentIds(REMEMBERED_COMMENTS);
  private readonly deletions = new RecentIds(REMEMBERED_COMMENTS);
  private hasJumped = false;

  /** @param isNews takes over what is heard, and says whether it is new; comments and their end are judged here */
  constructor(
    liveState: LiveState,
    sessionId: string,
    limits: FeedLimits,
    private readonly isNews: (item: Exclude<FeedItem, { t: 'comment' | 'deleted' }>) => boolean,
  ) {
    this.stream = new RoomStream(liveState, sessionId, {
      heard: (first, entries) => entries.forEach((entry, index) => this.heard(first + index, entry)),
      jumped: (to) => this.jumped(to),
    });
    this.frames = new Feed(this.stream.position, limits);
  }

  open(): Promise<void> {
    return this.stream.open();
  }

  /** Resolves when everybody is sure to hear it, also when this process dies, as far as processes hear each other. */
  tell(item: FeedItem): Promise<void> {
    return this.stream.append(JSON.stringify(item));
  }

  hear(batch: StreamBatch): void {
    this.stream.hear(batch);
  }

  catchUp(): void {
    void this.stream.catchUp();
  }

  tick(nowMs: number): void {
    this.stream.tick(nowMs);
  }

  /** Whether the sequence has gone on elsewhere since the last time this was asked. */
  takeJump(): boolean {
    const jumped = this.hasJumped;
    this.hasJumped = false;
    return jumped;
  }

  private heard(seq: number, entry: string): void {
    const item = readItem(entry);
    this.frames.add(seq, item && this.told(seq, entry, item));
  }

  private told(seq: number, json: string, item: FeedItem): Told | undefined {
    if (item.t === 'deleted') return this.deleted(item.commentId) ? { seq, json } : undefined;
    if (item.t !== 'comment') return this.isNews(item) ? { seq, json } : undefined;
    // The same comment again: its author did not get the answer, and sent it to another process.
    if (this.comments.has(item.commentId)) return undefined;
    this.comments.add(item.commentId);
    return { seq, json, author: item.author, commentId: item.commentId };
  }

  /** One that is deleted before it was heard of is not shown afterwards. @returns whether it is new */
  private deleted(commentId: string): boolean {
    if (this.deletions.has(commentId)) return false;
    this.deletions.add(commentId);
    this.comments.add(commentId);
    this.frames.forget(commentId);
    return true;
  }

  private jumped(to: RoomPosition): void {
    this.hasJumped = true;
    this.frames.renew(to);
  }
}

/** @returns undefined for what another version of this program may have told */
function readItem(entry: string): FeedItem | undefined {
  const item = JSON.parse(entry) as FeedItem;
  return Object.hasOwn(feedItems, item.t) ? item : undefined;
}
