/** A price that holds from the beginning of a segment, in the session only. */
export interface PlannedPrice {
  readonly listingId: string;
  readonly skuId: string;
  readonly priceMinor: number;
}

/** What is done as a segment begins, for whoever starts it to do: what it is about stays with catalog and order. */
export interface Cues {
  /** Put on the shelf; the first is pinned. */
  readonly listingIds: readonly string[];
  readonly prices: readonly PlannedPrice[];
  /** Coupons that are dropped in the room. */
  readonly campaignId: string | null;
}

export interface PlannedSegment extends Cues {
  readonly segmentId: string;
  readonly title: string;
  /** Session time. */
  readonly plannedMinutes: number;
  /** What the host wants to remember. */
  readonly notes: string | null;
}

/** A segment and what has become of it. Times are session time, epoch milliseconds. */
export interface Segment extends PlannedSegment {
  /** null: it has not begun. */
  readonly startedAtMs: number | null;
  /** null: it is not over. */
  readonly endedAtMs: number | null;
  /** Nothing is left to be done of its beginning. */
  readonly cuesGiven: boolean;
}

/** The segments of a session in the order in which they are meant to come. At most one runs. */
export interface RunOfShow {
  /** Counts the changes of plan and of segment; 0: nothing is planned. */
  readonly version: number;
  readonly segments: readonly Segment[];
}

export const nothingPlanned: RunOfShow = { version: 0, segments: [] };

export const isRunning = ({ startedAtMs, endedAtMs }: Segment): boolean => startedAtMs !== null && endedAtMs === null;

export const runningSegment = ({ segments }: RunOfShow): Segment | undefined => segments.find(isRunning);
