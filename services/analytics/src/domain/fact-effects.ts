import {
  commentPosted,
  type EventContract,
  orderPaid,
  orderPlaced,
  productClicked,
  type RecordedEvent,
  shopVisited,
  viewerEntered,
  viewerFollowed,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import type { Counts } from './counts.js';
import type { First } from './viewer-story.js';

/** What one fact does to the numbers of its session. */
export interface Effect {
  /** Added in the minute of the fact. */
  readonly counts?: Partial<Counts>;
  /** Done by the viewer, perhaps for the first time. */
  readonly firsts?: readonly First[];
  readonly entersStay?: string;
  readonly leavesStay?: string;
}

const effects = new Map<string, (data: never) => Effect>();
const on = <Data extends object>({ type }: EventContract<Data>, effect: (data: Data) => Effect): void =>
  void effects.set(type, effect);

on(viewerEntered, ({ stayId }) => ({ counts: { view_pv: 1 }, firsts: ['entered'], entersStay: stayId }));
on(viewerLeft, ({ stayId }) => ({ leavesStay: stayId }));
on(commentPosted, () => ({ counts: { comments: 1 } }));
on(viewerLiked, ({ count }) => ({ counts: { likes: count } }));
on(viewerFollowed, () => ({ counts: { new_followers: 1 } }));
on(shopVisited, () => ({ firsts: ['visited'] }));
on(productClicked, () => ({ firsts: ['clicked'] }));
// An order implies its buyer's shop visit: a rate above 100 % must never come from a visit that is folded later.
on(orderPlaced, () => ({ counts: { orders_placed: 1 }, firsts: ['visited'] }));
on(orderPaid, ({ totalMinor, newBuyer }) => ({
  counts: { orders: 1, gmv: totalMinor, new_buyer_orders: newBuyer ? 1 : 0 },
  firsts: ['visited', 'paid'],
}));

const nothing: Effect = {};

export const effectOf = ({ type, data }: RecordedEvent): Effect => effects.get(type)?.(data as never) ?? nothing;
