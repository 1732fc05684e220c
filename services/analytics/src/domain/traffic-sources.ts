import type { TrafficChannel } from '@shopcast/contracts';
import type { ViewerStory } from './viewer-story.js';

/** What is counted of each source, by the id of its metric. */
export const sourceCountNames = ['view_pv', 'viewer_uv', 'shop_visitors', 'orders', 'gmv'] as const;
export type SourceCounts = Readonly<Record<(typeof sourceCountNames)[number], number>>;

/** Where a viewer came from; `unknown` for those of whom no entry is known: a link into the shop needs none. */
export interface TrafficSource {
  readonly channel: TrafficChannel | 'unknown';
  /** Sub-source; empty for none. */
  readonly detail: string;
}

/** What a batch adds to one source. */
export type SourceChange = TrafficSource & { readonly counts: SourceCounts };

const unknown: TrafficSource = { channel: 'unknown', detail: '' };

export const noSourceCounts = (): Record<keyof SourceCounts, number> => ({
  view_pv: 0,
  viewer_uv: 0,
  shop_visitors: 0,
  orders: 0,
  gmv: 0,
});

/** All of what a viewer does belongs to the source of the first entry, also what was done before. */
export const sourceOf = ({ arrival }: ViewerStory): TrafficSource => arrival ?? unknown;

export const sourceCountsOf = ({ first, own }: ViewerStory): SourceCounts => ({
  ...own,
  viewer_uv: first.entered === null ? 0 : 1,
  shop_visitors: first.visited === null ? 0 : 1,
});
