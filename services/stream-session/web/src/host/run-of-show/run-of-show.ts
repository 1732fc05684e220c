export interface PlannedPrice {
  readonly listingId: string;
  readonly skuId: string;
  readonly priceMinor: number;
}

/** A part of the session as the host means it to be. */
export interface PlannedSegment {
  readonly segmentId: string;
  readonly title: string;
  /** Session time. */
  readonly plannedMinutes: number;
  /** Put on the shelf as it begins; the first is pinned. */
  readonly listingIds: readonly string[];
  readonly prices: readonly PlannedPrice[];
  readonly campaignId: string | null;
  readonly notes: string | null;
}

/** A part of the session, and what has become of it. */
export interface Segment extends PlannedSegment {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly cuesGiven: boolean;
}

export interface RunOfShow {
  readonly version: number;
  readonly segments: readonly Segment[];
  readonly currentSegmentId: string | null;
}

export const currentOf = ({ segments, currentSegmentId }: RunOfShow): Segment | undefined =>
  segments.find(({ segmentId }) => segmentId === currentSegmentId);

/** The first that has not begun: what was jumped over comes when what stands before it is done. */
export const nextOf = ({ segments }: RunOfShow): Segment | undefined =>
  segments.find(({ startedAt }) => startedAt === null);

/** How long a segment is meant to go on, in seconds of session time; below 0 it is over its time. */
export function secondsLeft({ plannedMinutes, startedAt }: Segment, sessionMs: number): number {
  return plannedMinutes * 60 - (sessionMs - Date.parse(startedAt ?? '')) / 1_000;
}

/** How long a segment was on, in seconds of session time; null until it is over. */
export const secondsOn = ({ startedAt, endedAt }: Segment): number | null =>
  startedAt === null || endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000;

/** What of a segment is planned: as it is sent to be changed. */
export const planOf = ({ startedAt: _startedAt, endedAt: _endedAt, cuesGiven: _given, ...plan }: Segment) =>
  plan satisfies PlannedSegment;
