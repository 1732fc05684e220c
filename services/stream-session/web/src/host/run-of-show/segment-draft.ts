import type { Listing } from '../shelf/listing.js';
import { minorOf, typedOf } from '../form/minor-of.js';
import type { PlannedPrice, PlannedSegment } from './run-of-show.js';

/** A segment as somebody types it. */
export interface SegmentDraft {
  readonly title: string;
  readonly minutes: string;
  /** In the order in which they were chosen: the first is pinned. */
  readonly listingIds: readonly string[];
  /** By variant; nothing: the price stays as it is. */
  readonly prices: Readonly<Record<string, string>>;
  /** Empty: no coupons. */
  readonly campaignId: string;
  readonly notes: string;
}

export const emptyDraft: SegmentDraft = {
  title: '',
  minutes: '10',
  listingIds: [],
  prices: {},
  campaignId: '',
  notes: '',
};

export const draftOf = (segment: PlannedSegment, currency: string): SegmentDraft => ({
  title: segment.title,
  minutes: String(segment.plannedMinutes),
  listingIds: segment.listingIds,
  prices: Object.fromEntries(segment.prices.map(({ skuId, priceMinor }) => [skuId, typedOf(priceMinor, currency)])),
  campaignId: segment.campaignId ?? '',
  notes: segment.notes ?? '',
});

/** Chosen, or not any more. */
export const withListing = (draft: SegmentDraft, listingId: string): SegmentDraft => ({
  ...draft,
  listingIds: draft.listingIds.includes(listingId)
    ? draft.listingIds.filter((other) => other !== listingId)
    : [...draft.listingIds, listingId],
});

/** @returns null while something is missing, or is no amount */
export function plannedOf(
  segmentId: string,
  { title, minutes, listingIds, campaignId, notes, ...draft }: SegmentDraft,
  listings: readonly Listing[],
): PlannedSegment | null {
  const prices = pricesOf(
    draft.prices,
    listings.filter((one) => listingIds.includes(one.listingId)),
  );
  if (title.trim() === '' || !/^[1-9]\d{0,2}$/.test(minutes) || prices === null) return null;
  return {
    segmentId,
    title: title.trim(),
    plannedMinutes: Number(minutes),
    listingIds,
    prices,
    campaignId: campaignId === '' ? null : campaignId,
    notes: notes.trim() === '' ? null : notes.trim(),
  };
}

function pricesOf(typed: SegmentDraft['prices'], listings: readonly Listing[]): readonly PlannedPrice[] | null {
  const prices = listings.flatMap(({ listingId, currency, skus }) =>
    skus
      .filter(({ skuId }) => (typed[skuId] ?? '').trim() !== '')
      .map(({ skuId }) => ({ listingId, skuId, priceMinor: minorOf(typed[skuId] ?? '', currency) })),
  );
  return prices.every(isAmount) ? prices : null;
}

const isAmount = (price: Omit<PlannedPrice, 'priceMinor'> & { priceMinor: number | null }): price is PlannedPrice =>
  price.priceMinor !== null;
