import { type Static, type TObject, Type } from 'typebox';
import { count, id, instant, text } from '../fields.js';
import { couponOnOffer } from '../coupon/coupon-dropped.js';
import { lotteryId, shownLottery } from './lottery.js';
import { pollId, shownPoll, votes } from './poll.js';
import { sessionStates } from './session-state.js';

const at = instant('Session time');
const item = <T extends string, Fields extends object>(t: T, description: string, fields: Fields) =>
  Type.Object({ t: Type.Literal(t), ...fields, at }, { description });

/** What everybody in a room is told. In a feed frame each has its number, `seq`, beside these fields. */
export const feedItems = {
  comment: item('comment', 'A comment that the log has.', {
    commentId: id('The comment'),
    author: Type.String({ description: 'The same for all comments of a viewer in this session; not who it is' }),
    text: text('What was written', 500),
  }),
  deleted: item('deleted', 'This comment is to be shown no longer; who comes back does not get it.', {
    commentId: id('The comment'),
  }),
  slowMode: item('slowMode', 'From now on each viewer may write one comment in so many seconds.', {
    seconds: count('Real seconds; 0: as they like', 0),
  }),
  shelf: item('shelf', 'The shelf has become this.', { listingIds: Type.Array(id('A listing')) }),
  pin: item('pin', 'The host explains this listing from now on; null: none.', {
    listingId: Type.Union([id('The listing'), Type.Null()]),
    title: Type.Union([Type.String(), Type.Null()]),
  }),
  price: item('price', 'A price of something on the shelf has changed.', {
    kind: Type.Enum(['list', 'live']),
    listingId: id('The listing'),
    skuId: id('The variant'),
    priceMinor: Type.Union([count('Minor units', 0), Type.Null()], {
      description: 'null: the live price is over and the list price holds',
    }),
    endsAt: Type.Union([instant('When it ends'), Type.Null()]),
  }),
  coupon: item('coupon', 'Coupons are dropped: they can be claimed from now on.', couponOnOffer),
  lottery: item('lottery', 'A lottery was opened, or drawn: then it has seed and winners.', shownLottery),
  entrants: item('entrants', 'So many take part in the lottery by now.', {
    lotteryId,
    entrants: count('Viewers who take part', 0),
  }),
  poll: item('poll', 'A poll was opened, or closed: then its votes are final.', shownPoll),
  tally: item('tally', 'The votes of the poll by now.', { pollId, votes }),
  announcement: item('announcement', 'The host put this text on top of the room; null: none any more.', {
    announcementId: Type.Union([id('The announcement'), Type.Null()]),
    text: Type.Union([Type.String(), Type.Null()]),
  }),
  followersOnly: item('followersOnly', 'From now on only followers may comment, or everybody again.', {
    isOn: Type.Boolean(),
  }),
  state: item('state', 'The session has come into this state.', { state: Type.Enum([...sessionStates]) }),
} satisfies Record<string, TObject>;

export type FeedItemOf<T extends keyof typeof feedItems> = Frozen<Static<(typeof feedItems)[T]>>;
export type FeedItem = { [T in keyof typeof feedItems]: FeedItemOf<T> }[keyof typeof feedItems];

/** Nobody who is told of something changes it. */
type Frozen<T> = { readonly [Field in keyof T]: T[Field] extends (infer Element)[] ? readonly Element[] : T[Field] };

/** A lottery as everybody in the room sees it. */
export type ShownLottery = Omit<FeedItemOf<'lottery'>, 't' | 'at'>;

/** A poll as everybody in the room sees it. */
export type ShownPoll = Omit<FeedItemOf<'poll'>, 't' | 'at'>;

/** An item as feed frames carry it. */
export type NumberedItem = FeedItem & { readonly seq: number };
