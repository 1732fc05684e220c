import type { CountName } from './counts.js';
import { noStays, type Stays } from './stays.js';

/** What a viewer can do for the first time, and which count of distinct viewers grows in the minute of that first time. */
export const firsts = {
  entered: 'viewer_uv',
  visited: 'shop_visitors',
  clicked: 'product_click_uv',
  paid: 'buyers',
} as const satisfies Record<string, CountName>;
export type First = keyof typeof firsts;
export const firstNames = Object.keys(firsts) as readonly First[];

/** What the fold remembers of one viewer in one session; independent of the order in which facts arrived. */
export interface ViewerStory {
  /** Earliest time (epoch ms) of each first; null while it has not happened. */
  readonly first: Readonly<Record<First, number | null>>;
  readonly stays: Stays;
}

export const untold: ViewerStory = {
  first: { entered: null, visited: null, clicked: null, paid: null },
  stays: noStays,
};
