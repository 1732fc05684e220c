import type { Channel } from '../measurement/breakdown.js';

/** The texts of the panels under the wall. */
export interface PanelMessages {
  readonly funnel: { readonly title: string };
  readonly sources: {
    readonly title: string;
    readonly source: string;
    readonly none: string;
    readonly channels: Readonly<Record<Channel, string>>;
  };
  readonly buyers: {
    readonly title: string;
    /** Continues the share that stands above it. */
    readonly share: string;
    readonly first: string;
    readonly returning: string;
  };
  readonly products: {
    readonly title: string;
    readonly product: string;
    readonly explained: string;
    readonly left: string;
    readonly now: string;
    readonly none: string;
    readonly untitled: string;
  };
  readonly retention: {
    readonly title: string;
    readonly axis: string;
    readonly after: (minutes: string) => string;
    readonly none: string;
  };
  readonly comparison: {
    readonly title: string;
    readonly among: (count: string) => string;
    readonly none: string;
    readonly running: string;
    readonly number: string;
    readonly here: string;
    readonly median: string;
    /** Heads the share of the other sessions that are lower. */
    readonly percentile: string;
    readonly above: (percent: string) => string;
    readonly beside: string;
    readonly nobody: string;
  };
  readonly versions: {
    readonly title: string;
    readonly version: string;
    readonly atTheEnd: string;
    readonly daysAfter: (days: number) => string;
    /** Heads how many orders made the difference to the row above. */
    readonly orders: string;
    readonly corrected: (times: number) => string;
    readonly next: (version: string, day: string) => string;
  };
  readonly pulse: {
    readonly title: string;
    readonly liveliest: string;
    readonly at: (comments: string, minute: string) => string;
  };
}
