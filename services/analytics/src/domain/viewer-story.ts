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

/** What the fold remembers of one viewer in one session; independent of the order in which facts arrived. */
export interface ViewerStory {
  readonly first: Firsts;
  /** Whether the viewer followed the account already at the first entry; null before it is known. */
  readonly follower: boolean | null;
  readonly stays: Stays;
}

export const untold: ViewerStory = {
  first: Object.fromEntries(firstNames.map((name) => [name, null])) as Firsts,
  follower: null,
  stays: noStays,
};

/** The story after the viewer has done this at that time, perhaps again. */
export function done(story: ViewerStory, name: First, atMs: number): ViewerStory {
  const before = story.first[name];
  return before !== null && before <= atMs ? story : { ...story, first: { ...story.first, [name]: atMs } };
}

/** The story after an entry. Of two entries in one instant, that of somebody who does not follow yet is the first. */
export function entered(story: ViewerStory, atMs: number, follower: boolean): ViewerStory {
  const before = story.first.entered;
  if (before !== null && before < atMs) return story;
  return { ...done(story, 'entered', atMs), follower: follower && (before === atMs ? story.follower !== false : true) };
}
