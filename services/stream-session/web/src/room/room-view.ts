import type { FeedItemOf, NumberedItem, ShownLottery, ShownPoll, Snapshot, Welcome } from '@shopcast/contracts/room';

export type Comment = FeedItemOf<'comment'>;
export type CouponOffer = FeedItemOf<'coupon'>;
export type RoomSession = Welcome['session'];
export type Scene = Welcome | Snapshot;

/** `away`: the connection is lost and comes back by itself. `over`: the session has ended. `shut`: no use in waiting. */
export type Presence = 'connecting' | 'in' | 'away' | 'over' | 'shut';

/** What a page knows of the room. */
export interface RoomView {
  readonly presence: Presence;
  readonly session: RoomSession | null;
  readonly listingIds: readonly string[];
  readonly pinnedId: string | null;
  readonly online: number;
  readonly likes: number;
  /** The newest last. */
  readonly comments: readonly Comment[];
  /** When there are more comments than anybody can read: how many there were in a moment, and how many are shown. */
  readonly sampled: { readonly comments: number; readonly shown: number } | null;
  readonly coupons: readonly CouponOffer[];
  /** The last one, open or drawn. */
  readonly lottery: ShownLottery | null;
  /** The last one, open or closed. */
  readonly poll: ShownPoll | null;
  readonly announcement: { readonly text: string } | null;
  readonly followersOnly: boolean;
  /** Counts what changed of the shop, so that it is looked at again. */
  readonly shopChanges: number;
}

/** As many as anybody scrolls back; the log keeps all of them. */
const KEPT_COMMENTS = 150;

export const emptyRoom: RoomView = {
  presence: 'connecting',
  session: null,
  listingIds: [],
  pinnedId: null,
  online: 0,
  likes: 0,
  comments: [],
  sampled: null,
  coupons: [],
  lottery: null,
  poll: null,
  announcement: null,
  followersOnly: false,
  shopChanges: 0,
};

export const withScene = (
  view: RoomView,
  { session, shelf, pinned, online, likes, lottery, poll, announcement, followersOnly }: Scene,
): RoomView => ({
  ...view,
  session,
  lottery,
  poll,
  announcement,
  followersOnly,
  listingIds: shelf.listingIds,
  pinnedId: pinned?.listingId ?? null,
  online,
  likes,
  shopChanges: view.shopChanges + 1,
});

export const withItems = (view: RoomView, items: readonly NumberedItem[]): RoomView => items.reduce(withItem, view);

function withItem(view: RoomView, item: NumberedItem): RoomView {
  if (item.t === 'comment') return { ...view, comments: [...view.comments, item].slice(-KEPT_COMMENTS) };
  if (item.t === 'deleted') return { ...view, comments: without(view.comments, item.commentId) };
  if (item.t === 'shelf') return { ...view, listingIds: item.listingIds, shopChanges: view.shopChanges + 1 };
  if (item.t === 'pin') return { ...view, pinnedId: item.listingId };
  if (item.t === 'price') return { ...view, shopChanges: view.shopChanges + 1 };
  if (item.t === 'coupon') return { ...view, coupons: [...withoutCampaign(view.coupons, item.campaignId), item] };
  if (item.t === 'state') return withState(view, item.state);
  return withActivity(view, item);
}

function withActivity(view: RoomView, item: NumberedItem): RoomView {
  if (item.t === 'lottery') return { ...view, lottery: item };
  if (item.t === 'poll') return { ...view, poll: item };
  if (item.t === 'entrants') return { ...view, lottery: view.lottery && { ...view.lottery, entrants: item.entrants } };
  if (item.t === 'tally') return { ...view, poll: view.poll && { ...view.poll, votes: item.votes } };
  if (item.t === 'announcement') return { ...view, announcement: item.text === null ? null : { text: item.text } };
  if (item.t === 'followersOnly') return { ...view, followersOnly: item.isOn };
  // A newer room may tell of things that this page does not know yet.
  return view;
}

const without = (comments: readonly Comment[], commentId: string): readonly Comment[] =>
  comments.filter((comment) => comment.commentId !== commentId);

const withoutCampaign = (coupons: readonly CouponOffer[], campaignId: string): readonly CouponOffer[] =>
  coupons.filter((coupon) => coupon.campaignId !== campaignId);

const withState = (view: RoomView, state: RoomSession['state']): RoomView => ({
  ...view,
  session: view.session && { ...view.session, state },
  ...(state === 'ended' ? { presence: 'over' as const } : {}),
});
