import type { Session } from '../session.js';
import { SessionAlreadyEnded } from '../session.errors.js';
import { PriceWithoutListing, RunOfShowChanged, SegmentHasBegun } from './run-of-show.errors.js';
import type { Cues, PlannedSegment, RunOfShow, Segment } from './run-of-show.js';

/**
 * Replaces what is planned, before the session and during it. The same plan again changes nothing, so that a request may
 * be sent twice.
 * @param version of what was read before
 */
export function arrangeSegments(
  before: RunOfShow,
  session: Session,
  planned: readonly PlannedSegment[],
  version: number,
): RunOfShow {
  const segments = planned.map((segment) => withItsPast(segment, before));
  if (isSamePlan(segments, before.segments)) return before;
  if (session.state === 'ended') throw new SessionAlreadyEnded(session.sessionId);
  if (version !== before.version) throw new RunOfShowChanged(before.version);
  planned.forEach(refusePricesOfOthers);
  refuseRewriting(before, segments);
  return { version: before.version + 1, segments };
}

function withItsPast(planned: PlannedSegment, { segments }: RunOfShow): Segment {
  const known = segments.find(({ segmentId }) => segmentId === planned.segmentId);
  const { startedAtMs = null, endedAtMs = null, cuesGiven = false } = known ?? {};
  return { ...planned, startedAtMs, endedAtMs, cuesGiven };
}

function refusePricesOfOthers({ segmentId, listingIds, prices }: PlannedSegment): void {
  const stray = prices.find(({ listingId }) => !listingIds.includes(listingId));
  if (stray) throw new PriceWithoutListing(segmentId, stray.listingId);
}

function refuseRewriting(before: RunOfShow, segments: readonly Segment[]): void {
  for (const begun of before.segments.filter(({ startedAtMs }) => startedAtMs !== null)) {
    const after = segments.find(({ segmentId }) => segmentId === begun.segmentId);
    if (!after || cueWords(after) !== cueWords(begun)) throw new SegmentHasBegun(begun.segmentId);
  }
}

const isSamePlan = (planned: readonly PlannedSegment[], before: readonly PlannedSegment[]): boolean =>
  JSON.stringify(planned.map(planWords)) === JSON.stringify(before.map(planWords));

const planWords = ({ segmentId, title, plannedMinutes, notes, ...cues }: PlannedSegment): readonly unknown[] => [
  segmentId,
  title,
  plannedMinutes,
  notes,
  cueWords(cues),
];

/** In an order of their own, whatever order the database gives fields in. */
const cueWords = ({ listingIds, prices, campaignId }: Cues): string => {
  const priced = prices.map(({ listingId, skuId, priceMinor }) => [listingId, skuId, priceMinor]);
  return JSON.stringify([listingIds, priced, campaignId]);
};
