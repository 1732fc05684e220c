import type { PinnedListing, RoomView } from '../persistence/room-view.repository.js';
import type { FeedItem } from './server-frames.js';

/** Likes that were just accepted take less than this to reach the read model. */
const LIKES_SETTLE_MS = 10_000;

/** What the room shows besides comments: the shelf, the listing that is explained, the likes. */
export class RoomShow {
  private shelf: readonly string[];
  private explained: PinnedListing | null;
  private liked: number;
  private newsMs = 0;
  private likedMs = 0;

  constructor({ listingIds, pinned, likes }: RoomView) {
    this.shelf = listingIds;
    this.explained = pinned;
    this.liked = likes;
  }

  get listingIds(): readonly string[] {
    return this.shelf;
  }

  get pinned(): PinnedListing | null {
    return this.explained;
  }

  get likes(): number {
    return this.liked;
  }

  like(count: number): void {
    this.liked += count;
    this.likedMs = Date.now();
  }

  apply(item: FeedItem): void {
    if (item.t !== 'shelf' && item.t !== 'pin') return;
    this.newsMs = Date.now();
    if (item.t === 'shelf') this.shelf = item.listingIds;
    else this.explained = item.listingId === null ? null : { listingId: item.listingId, title: item.title ?? '' };
  }

  /** Takes over what the read model knows better. @returns what the room has to be told for it */
  compare(view: RoomView, askedAtMs: number, sessionMs: number): FeedItem[] {
    const settled = askedAtMs - this.likedMs > LIKES_SETTLE_MS;
    this.liked = settled ? view.likes : Math.max(this.liked, view.likes);
    // News that came after the question are newer than the answer.
    if (this.newsMs >= askedAtMs) return [];

    const at = new Date(sessionMs).toISOString();
    const items: FeedItem[] = [];
    if (view.listingIds.join() !== this.shelf.join()) items.push({ t: 'shelf', listingIds: view.listingIds, at });
    if (view.pinned?.listingId !== this.explained?.listingId) items.push(pinItem(view.pinned, at));
    for (const item of items) this.apply(item);
    return items;
  }
}

export const pinItem = (pinned: PinnedListing | null, at: string): FeedItem => ({
  t: 'pin',
  listingId: pinned?.listingId ?? null,
  title: pinned?.title ?? null,
  at,
});
