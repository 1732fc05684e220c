import type { FeedItem, FeedItemOf } from '@shopcast/contracts';
import type { PinnedListing, RoomView } from '../persistence/room-view.repository.js';

/** Likes that were just accepted take less than this to reach the read model. */
const LIKES_SETTLE_MS = 10_000;

type Shown = FeedItemOf<'shelf'> | FeedItemOf<'pin'> | FeedItemOf<'slowMode'>;

/** What the room shows besides comments: the shelf, the listing that is explained, the likes. */
export class RoomShow {
  private shelf: readonly string[];
  private explained: PinnedListing | null;
  private liked: number;
  private newsMs = 0;
  private likedMs = 0;
  /** Session time of the last change of each; what is told again of an earlier one is no news. */
  private readonly changedAt = { shelf: '', pin: '', slowMode: '' };
  private slow: number;

  constructor({ listingIds, pinned, likes, slowModeSeconds }: RoomView) {
    this.slow = slowModeSeconds;
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

  /** Real seconds between two comments of a viewer; 0: as they like. */
  get slowModeSeconds(): number {
    return this.slow;
  }

  get likes(): number {
    return this.liked;
  }

  like(count: number): void {
    this.liked += count;
    this.likedMs = Date.now();
  }

  /** @returns whether it changes anything */
  apply(item: Shown): boolean {
    if (item.at < this.changedAt[item.t] || !this.differs(item)) return false;
    this.newsMs = Date.now();
    this.changedAt[item.t] = item.at;
    if (item.t === 'shelf') this.shelf = item.listingIds;
    else if (item.t === 'slowMode') this.slow = item.seconds;
    else this.explained = item.listingId === null ? null : { listingId: item.listingId, title: item.title ?? '' };
    return true;
  }

  /** Takes over what the read model knows better. @returns what the room has to be told for it */
  compare(view: RoomView, askedAtMs: number, sessionMs: number): FeedItem[] {
    const settled = askedAtMs - this.likedMs > LIKES_SETTLE_MS;
    this.liked = settled ? view.likes : Math.max(this.liked, view.likes);
    // News that came after the question are newer than the answer.
    if (this.newsMs >= askedAtMs) return [];

    const at = new Date(sessionMs).toISOString();
    const slowMode = { t: 'slowMode', seconds: view.slowModeSeconds, at } as const;
    const known = [{ t: 'shelf', listingIds: view.listingIds, at } as const, pinItem(view.pinned, at), slowMode];
    return known.filter((item) => this.differs(item));
  }

  private differs(item: Shown): boolean {
    if (item.t === 'slowMode') return item.seconds !== this.slow;
    if (item.t === 'shelf') return item.listingIds.join() !== this.shelf.join();
    return item.listingId !== (this.explained?.listingId ?? null);
  }
}

export const pinItem = (pinned: PinnedListing | null, at: string): FeedItemOf<'pin'> => ({
  t: 'pin',
  listingId: pinned?.listingId ?? null,
  title: pinned?.title ?? null,
  at,
});
