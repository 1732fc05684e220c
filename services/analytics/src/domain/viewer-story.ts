import type { TrafficChannel } from '@shopcast/contracts';
import type { Counts } from './counts.js';
import { noProducts, type ProductStories } from './product-story.js';
import { noStays, type Stays } from './stays.js';

/** What a viewer can do for the first time; the fold remembers when. */
export const firstNames = [
  'entered',
  'commented',
  'liked',
  'interacted',
  'exposed_pinned',
  'exposed_shelf',
  'clicked_pinned',
  'clicked_shelf',
  'visited',
  'carted',
  'paid',
  'refunded',
] as const;
export type First = (typeof firstNames)[number];

/** Earliest time (epoch ms) of each first; null while it has not happened. */
export type Firsts = Readonly<Record<First, number | null>>;

/** How somebody came in for the first time. */
export interface Arrival {
  /** Followed the account already. */
  readonly follower: boolean;
  readonly channel: TrafficChannel;
  /** Sub-source; empty for none. */
  readonly detail: string;
}

/** What a viewer has done more than once; counted here, so that it can move to where it belongs. */
const ownNames = ['view_pv', 'orders', 'gmv'] as const;
export type OwnCounts = Readonly<Record<(typeof ownNames)[number], number>>;

/** What the fold remembers of one viewer in one session; independent of the order in which facts arrived. */
export interface ViewerStory {
  readonly first: Firsts;
  /** The first entry; null while none is known. */
  readonly arrival: Arrival | null;
  readonly own: OwnCounts;
  readonly stays: Stays;
  /** By listing. */
  readonly products: ProductStories;
}

export const untold: ViewerStory = {
  first: Object.fromEntries(firstNames.map((name) => [name, null])) as Firsts,
  arrival: null,
  own: { view_pv: 0, orders: 0, gmv: 0 },
  stays: noStays,
  products: noProducts,
};

/** The story after the viewer has done this at that time, perhaps again. */
export function done(story: ViewerStory, name: First, atMs: number): ViewerStory {
  const before = story.first[name];
  return before !== null && before <= atMs ? story : { ...story, first: { ...story.first, [name]: atMs } };
}

/** The story after an entry. Of two in one instant, one is the first whichever was told first. */
export function entered(story: ViewerStory, atMs: number, arrival: Arrival): ViewerStory {
  const before = story.first.entered;
  if (before !== null && before < atMs) return story;
  const isFirst = before !== atMs || story.arrival === null || rankOf(arrival) < rankOf(story.arrival);
  return { ...done(story, 'entered', atMs), arrival: isFirst ? arrival : story.arrival };
}

/** Somebody who does not follow yet comes before somebody who does. */
const rankOf = ({ follower, channel, detail }: Arrival): string => `${Number(follower)} ${channel} ${detail}`;

/** The story after the counts of a fact. */
export function counted(story: ViewerStory, counts: Partial<Counts>): ViewerStory {
  if (!ownNames.some((name) => counts[name])) return story;
  const { view_pv, orders, gmv } = story.own;
  const own = {
    view_pv: view_pv + (counts.view_pv ?? 0),
    orders: orders + (counts.orders ?? 0),
    gmv: gmv + (counts.gmv ?? 0),
  };
  return { ...story, own };
}
