import type { FeedItem, FeedItemOf, ShownLottery } from '@shopcast/contracts';
import type { PinnedListing, RoomView } from '../persistence/room-view.repository.js';
import { MovingOn } from './moving-on.js';

/** Likes that were just accepted take less than this to reach the read model. */
const LIKES_SETTLE_MS = 10_000;

type Replaced = FeedItemOf<'shelf'> | FeedItemOf<'pin'> | FeedItemOf<'slowMode'>;
type Moved = FeedItemOf<'lottery'> | FeedItemOf<'entrants'>;

/** What the room shows besides comments: the shelf, the listing that is explained, the likes, the lottery. */
export class RoomShow {
  private shelf: readonly string[];
  private explained: PinnedListing | null;
  private liked: number;
  private newsMs = 0;
  private likedMs = 0;
  /** Session time of the last change of each; what is told again of an earlier one is no news. */
  private readonly changedAt = { shelf: '', pin: '', slowMode: '' };
  private slow: number;
  private readonly lotteries: MovingOn<ShownLottery>;

  constructor({ listingIds, pinned, likes, slowModeSeconds, lottery }: RoomView) {
    this.slow = slowModeSeconds;
    this.shelf = listingIds;
    this.explained = pinned;
    this.liked = likes;
    this.lotteries = new MovingOn(lottery, progressOf);
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

  /** The last one of the session, open or drawn. */
  get lottery(): ShownLottery | null {
    return this.lotteries.now;
  }

  like(count: number): void {
    this.liked += count;
    this.likedMs = Date.now();
  }

  /** @returns whether it changes anything */
  apply(item: Replaced | Moved): boolean {
    if (item.t === 'lottery') return this.lotteries.take(lotteryIn(item));
    if (item.t === 'entrants') return this.lotteries.take(this.withEntrants(item));
    return this.replace(item);
  }

  /** Takes over what the read model knows better. @returns what the room has to be told for it */
  compare(view: RoomView, askedAtMs: number, sessionMs: number): FeedItem[] {
    const at = new Date(sessionMs).toISOString();
    const settled = askedAtMs - this.likedMs > LIKES_SETTLE_MS;
    this.liked = settled ? view.likes : Math.max(this.liked, view.likes);
    const lottery = this.lotteries.isNews(view.lottery) ? [{ t: 'lottery', ...view.lottery, at } as const] : [];
    // News that came after the question are newer than the answer.
    if (this.newsMs >= askedAtMs) return lottery;

    const slowMode = { t: 'slowMode', seconds: view.slowModeSeconds, at } as const;
    const known = [{ t: 'shelf', listingIds: view.listingIds, at } as const, pinItem(view.pinned, at), slowMode];
    return [...lottery, ...known.filter((item) => this.differs(item))];
  }

  private replace(item: Replaced): boolean {
    if (item.at < this.changedAt[item.t] || !this.differs(item)) return false;
    this.newsMs = Date.now();
    this.changedAt[item.t] = item.at;
    if (item.t === 'shelf') this.shelf = item.listingIds;
    else if (item.t === 'slowMode') this.slow = item.seconds;
    else this.explained = item.listingId === null ? null : { listingId: item.listingId, title: item.title ?? '' };
    return true;
  }

  private withEntrants({ lotteryId, entrants }: FeedItemOf<'entrants'>): ShownLottery | null {
    const { lottery } = this;
    return lottery?.lotteryId === lotteryId ? { ...lottery, entrants } : null;
  }

  private differs(item: Replaced): boolean {
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

const progressOf = ({ openedAt, state, entrants }: ShownLottery) => [openedAt, state === 'drawn' ? 1 : 0, entrants];

const lotteryIn = ({ t: _type, at: _at, ...lottery }: FeedItemOf<'lottery'>): ShownLottery => lottery;
