import { derivedId } from '@shopcast/kernel';
import type { Counted } from './deal.js';

/**
 * A tally counts units against a ceiling: what one buyer has of a limited product, what was sold at a flash price, who
 * has had the gift. Its id follows from what it counts, so that every process counts on the same row.
 */
const tallyId = (...of: readonly string[]): string => derivedId('tally', ...of);

export const flashTally = (sessionId: string, listingId: string, skuId: string, startsAtMs: number): string =>
  tallyId('flash price', sessionId, listingId, skuId, String(startsAtMs));

/** @param sessionId null when the limit holds across sessions */
export const limitTally = (limitId: string, viewerId: string, sessionId: string | null): string =>
  tallyId('purchase limit', limitId, viewerId, sessionId ?? '');

export const giftTally = (accountId: string, viewerId: string): string =>
  tallyId('first order gift', accountId, viewerId);

/** How many units may still be counted. @param counted the units so far */
export const leftOf = ({ ceiling }: Pick<Counted, 'ceiling'>, counted: number): number =>
  Math.max(0, ceiling - counted);
