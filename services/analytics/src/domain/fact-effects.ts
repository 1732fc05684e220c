import {
  cartAdded,
  commentDeleted,
  commentPosted,
  type EventContract,
  orderCancelled,
  orderPaid,
  orderPlaced,
  orderRefunded,
  orderReturned,
  productClicked,
  productExposed,
  type RecordedEvent,
  sessionShared,
  shopVisited,
  viewerEntered,
  viewerFollowed,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import { storable } from '@shopcast/kernel';
import type { Counts } from './counts.js';
import type { ToldOfOrder } from './order-changes.js';
import { ordered, type ProductEffect, sold } from './product-effects.js';
import type { Arrival, First } from './viewer-story.js';

/** What one fact does to the numbers of its session. */
export interface Effect {
  /** Added in the minute of the fact. */
  readonly counts?: Partial<Counts>;
  /** Taken back: added in the minute of this time, at which it was counted. */
  readonly takesBack?: { readonly atMs: number; readonly counts: Partial<Counts> };
  /** Done by the viewer, perhaps for the first time. */
  readonly firsts?: readonly First[];
  readonly enters?: { readonly stayId: string; readonly arrival: Arrival };
  readonly leavesStay?: string;
  readonly products?: readonly ProductEffect[];
  /** What became of one order. */
  readonly order?: ToldOfOrder;
}

const effects = new Map<string, (data: never) => Effect>();
const on = <Data extends object>({ type }: EventContract<Data>, effect: (data: Data) => Effect): void =>
  void effects.set(type, effect);

on(viewerEntered, ({ stayId, follower, source: { channel, detail = '' } }) => ({
  counts: { view_pv: 1 },
  enters: { stayId, arrival: { follower, channel, detail: storable(detail) } },
}));
on(viewerLeft, ({ stayId }) => ({ leavesStay: stayId }));
on(commentPosted, () => ({ counts: { comments: 1 }, firsts: ['commented', 'interacted'] }));
// Its author has commented all the same: distinct commenters stay who they are.
on(commentDeleted, ({ postedAt }) => ({ takesBack: { atMs: Date.parse(postedAt), counts: { comments: -1 } } }));
on(viewerLiked, ({ count }) => ({ counts: { likes: count }, firsts: ['liked', 'interacted'] }));
on(viewerFollowed, () => ({ counts: { new_followers: 1 }, firsts: ['interacted'] }));
on(sessionShared, () => ({ counts: { shares: 1 }, firsts: ['interacted'] }));
on(productExposed, ({ listingId, surface }) => ({
  firsts: [surface === 'pinned' ? 'exposed_pinned' : 'exposed_shelf'],
  products: [{ listingId, act: 'exposed' }],
}));
on(productClicked, ({ listingId, surface }) => ({
  counts: { product_clicks: 1 },
  firsts: [surface === 'pinned' ? 'clicked_pinned' : 'clicked_shelf'],
  products: [{ listingId, act: 'clicked' }],
}));
on(shopVisited, () => ({ firsts: ['visited'] }));
on(cartAdded, ({ listingId }) => ({ firsts: ['carted'], products: [{ listingId, act: 'carted' }] }));
// An order implies its buyer's shop visit: a rate above 100 % must never come from a visit that is folded later.
on(orderPlaced, ({ orderId, totalMinor, lines }) => ({
  counts: { orders_placed: 1 },
  firsts: ['visited'],
  products: ordered(lines),
  order: { orderId, kind: 'placed', amountMinor: totalMinor, netGmvMinor: 0 },
}));
on(orderPaid, ({ orderId, totalMinor, newBuyer, lines }) => ({
  counts: { orders: 1, gmv: totalMinor, new_buyer_orders: newBuyer ? 1 : 0 },
  firsts: ['visited', 'paid'],
  products: sold(lines),
  order: { orderId, kind: 'paid', amountMinor: totalMinor, netGmvMinor: totalMinor },
}));
// An order may be refunded in parts; it is one refunded order, from the first part on.
on(orderRefunded, ({ orderId, refundMinor, refundedTotalMinor }) => ({
  counts: { refunded_amount: refundMinor, refunded_orders: refundMinor === refundedTotalMinor ? 1 : 0 },
  firsts: ['refunded'],
  order: { orderId, kind: 'refunded', amountMinor: refundMinor, netGmvMinor: -refundMinor },
}));
// Neither of these is counted: what was not paid was no sale, and money that goes back is told by itself.
on(orderCancelled, ({ orderId, depositReturnedMinor = 0 }) => ({
  order: { orderId, kind: 'cancelled', amountMinor: depositReturnedMinor, netGmvMinor: 0 },
}));
on(orderReturned, ({ orderId, refundMinor }) => ({
  order: { orderId, kind: 'returned', amountMinor: refundMinor, netGmvMinor: 0 },
}));

const nothing: Effect = {};

export const effectOf = ({ type, data }: RecordedEvent): Effect => effects.get(type)?.(data as never) ?? nothing;
