import type { FeedItem, FeedItemOf, ShownLottery, ShownPoll, Snapshot } from '@shopcast/contracts';
import type { PinnedListing, RoomView, ShownAnnouncement } from '../persistence/room-view.repository.js';
import { MovingOn } from './moving-on.js';
import { type Applying, Replaceable } from './replaceable.js';

/** Likes that were just accepted take less than this to reach the read model. */
const LIKES_SETTLE_MS = 10_000;

/** What is said of the show; `tally` and `entrants` only carry on what has been said before. */
type Shown = FeedItemOf<
  'shelf' | 'pin' | 'slowMode' | 'followersOnly' | 'announcement' | 'lottery' | 'entrants' | 'poll' | 'tally'
>;

/** What the room shows besides comments. */
export class RoomShow {
  private readonly shelf: Replaceable<readonly string[]>;
  private readonly explained: Replaceable<PinnedListing | null>;
  private readonly slowMode: Replaceable<number>;
  private readonly forFollowers: Replaceable<boolean>;
  private readonly announced: Replaceable<ShownAnnouncement | null>;
  private readonly lotteries: MovingOn<ShownLottery>;
  private readonly polls: MovingOn<ShownPoll>;
  private liked: number;
  private newsMs = 0;
  private likedMs = 0;

  constructor(view: RoomView) {
    this.shelf = new Replaceable(view.listingIds);
    this.explained = new Replaceable(view.pinned);
    this.slowMode = new Replaceable(view.slowModeSeconds);
    this.forFollowers = new Replaceable(view.followersOnly);
    this.announced = new Replaceable(view.announcement);
    this.lotteries = new MovingOn(view.lottery, lotteryProgress);
    this.polls = new MovingOn(view.poll, pollProgress);
    this.liked = view.likes;
  }

  get listingIds(): readonly string[] {
    return this.shelf.now;
  }

  get pinned(): PinnedListing | null {
    return this.explained.now;
  }

  /** Real seconds between two comments of a viewer; 0: as they like. */
  get slowModeSeconds(): number {
    return this.slowMode.now;
  }

  /** Whether only followers may comment. */
  get followersOnly(): boolean {
    return this.forFollowers.now;
  }

  get announcement(): ShownAnnouncement | null {
    return this.announced.now;
  }

  /** The last one of the session, open or drawn. */
  get lottery(): ShownLottery | null {
    return this.lotteries.now;
  }

  /** The last one of the session, open or closed. */
  get poll(): ShownPoll | null {
    return this.polls.now;
  }

  /** As snapshots tell of them. */
  activities(): Pick<Snapshot, 'lottery' | 'poll' | 'announcement' | 'followersOnly'> {
    const { lottery, poll, announcement, followersOnly } = this;
    return {
      lottery: lottery && { ...lottery, winners: [...lottery.winners] },
      poll: poll && { ...poll, options: [...poll.options], votes: [...poll.votes] },
      announcement,
      followersOnly,
    };
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
    const applying = this.newsIn(item);
    if (applying === null) return false;
    applying();
    this.newsMs = Date.now();
    return true;
  }

  /** Takes over what the read model knows better. @returns what the room has to be told for it */
  compare(view: RoomView, askedAtMs: number, sessionMs: number): FeedItem[] {
    const settled = askedAtMs - this.likedMs > LIKES_SETTLE_MS;
    this.liked = settled ? view.likes : Math.max(this.liked, view.likes);
    const at = new Date(sessionMs).toISOString();
    // News that came after the question are newer than the answer; but nothing moves back.
    const known = [...moved(view, at), ...(this.newsMs >= askedAtMs ? [] : replaced(view, at))];
    return known.filter((item) => this.newsIn(item) !== null);
  }

  private newsIn(item: Shown): Applying {
    switch (item.t) {
      case 'shelf':
        return this.shelf.news(item.listingIds, item.at);
      case 'pin':
        return this.explained.news(pinnedIn(item), item.at);
      case 'slowMode':
        return this.slowMode.news(item.seconds, item.at);
      case 'followersOnly':
        return this.forFollowers.news(item.isOn, item.at);
      case 'announcement':
        return this.announced.news(announcementIn(item), item.at);
      default:
        return this.progressIn(item);
    }
  }

  private progressIn(item: FeedItemOf<'lottery' | 'entrants' | 'poll' | 'tally'>): Applying {
    if (item.t === 'lottery') return this.lotteries.news(withoutType(item));
    if (item.t === 'poll') return this.polls.news(withoutType(item));
    return item.t === 'tally' ? this.tallied(item) : this.joined(item);
  }

  /** A result is final: a tally that comes after it is late. */
  private tallied({ pollId, votes }: FeedItemOf<'tally'>): Applying {
    const { poll } = this;
    return poll?.pollId === pollId && poll.state === 'open' ? this.polls.news({ ...poll, votes }) : null;
  }

  private joined({ lotteryId, entrants }: FeedItemOf<'entrants'>): Applying {
    const { lottery } = this;
    if (lottery?.lotteryId !== lotteryId || lottery.state !== 'open') return null;
    return this.lotteries.news({ ...lottery, entrants });
  }
}

export const pinItem = (pinned: PinnedListing | null, at: string): FeedItemOf<'pin'> => ({
  t: 'pin',
  listingId: pinned?.listingId ?? null,
  title: pinned?.title ?? null,
  at,
});

const replaced = (view: RoomView, at: string): Shown[] => [
  { t: 'shelf', listingIds: view.listingIds, at },
  pinItem(view.pinned, at),
  { t: 'slowMode', seconds: view.slowModeSeconds, at },
  { t: 'followersOnly', isOn: view.followersOnly, at },
  { t: 'announcement', announcementId: null, text: null, ...view.announcement, at },
];

const moved = ({ lottery, poll }: RoomView, at: string): Shown[] => [
  ...(lottery ? [{ t: 'lottery', ...lottery, at } as const] : []),
  ...(poll ? [{ t: 'poll', ...poll, at } as const] : []),
];

const lotteryProgress = ({ openedAt, state, entrants }: ShownLottery) => [openedAt, state === 'open' ? 0 : 1, entrants];

const pollProgress = ({ openedAt, state, votes }: ShownPoll) => [
  openedAt,
  state === 'open' ? 0 : 1,
  votes.reduce((sum, some) => sum + some, 0),
];

const pinnedIn = ({ listingId, title }: FeedItemOf<'pin'>): PinnedListing | null =>
  listingId === null ? null : { listingId, title: title ?? '' };

const announcementIn = ({ announcementId, text }: FeedItemOf<'announcement'>): ShownAnnouncement | null =>
  announcementId === null ? null : { announcementId, text: text ?? '' };

const withoutType = <Item extends { readonly t: string; readonly at: string }>({ t: _type, at: _at, ...shown }: Item) =>
  shown;
