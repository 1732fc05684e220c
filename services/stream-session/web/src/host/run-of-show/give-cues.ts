import type { Ask } from '../../api/ask.js';
import { Problem } from '../../api/problem.js';
import { putOnShelf } from '../shelf/put-on-shelf.js';
import type { Segment } from './run-of-show.js';

export type Cue = 'shelf' | 'pin' | 'price' | 'coupon';

/** Something of a segment's beginning that was refused. */
export interface MissedCue {
  readonly cue: Cue;
  readonly problem: Problem;
}

/**
 * Does what is to be done as a segment begins: shelf, pin, prices, coupons. Each of these has its effect once however often
 * it is asked for, so that after a crash in the middle all of them are asked for again; one that is refused does not
 * keep back the others.
 * @returns those that were refused
 */
export async function giveCues(ask: Ask, sessionId: string, segment: Segment): Promise<readonly MissedCue[]> {
  const missed: MissedCue[] = [];
  for (const [cue, give] of cuesOf(ask, sessionId, segment)) {
    try {
      await give();
    } catch (error) {
      missed.push({ cue, problem: error instanceof Problem ? error : new Problem(0, '') });
    }
  }
  return missed;
}

type GiveCue = readonly [Cue, () => Promise<unknown>];

function cuesOf(ask: Ask, sessionId: string, { segmentId, ...segment }: Segment): readonly GiveCue[] {
  const { listingIds, prices, campaignId } = segment;
  const address = `/v1/sessions/${sessionId}`;
  const put = (path: string, asking: { body?: object; key?: string } = {}) =>
    ask(`${address}/${path}`, { method: 'PUT', ...asking });
  const shelf: GiveCue = ['shelf', () => putOnShelf(ask, sessionId, listingIds)];
  // A segment that is about nothing in particular ends the explaining of what was before.
  const pin: GiveCue = ['pin', () => put('shelf/pin', { body: { listingId: listingIds[0] ?? null } })];
  const price = ({ listingId, skuId, priceMinor }: Segment['prices'][number]): GiveCue => [
    'price',
    () => put(`live-prices/${listingId}/${skuId}`, { key: `${segmentId}-${skuId}`, body: { priceMinor } }),
  ];
  const coupons: GiveCue[] = campaignId === null ? [] : [['coupon', () => put(`coupon-drops/${campaignId}`)]];
  return [...(listingIds.length > 0 ? [shelf] : []), pin, ...prices.map(price), ...coupons];
}
