import type { RequestedLine } from '../placement.js';
import type { Counted } from './deal.js';
import { type Exceeded, PurchaseLimitExceeded } from './promotion.errors.js';
import type { PromotionDesk } from './promotions.js';
import { leftOf, limitTally } from './tally.js';

export const limitSpans = ['ever', 'session'] as const;
export type LimitSpan = (typeof limitSpans)[number];

/**
 * How many units one buyer may order. It counts what is ordered while it stands; orders that expire or are cancelled
 * no longer count, refunded ones do.
 */
export interface PurchaseLimit {
  readonly limitId: string;
  readonly accountId: string;
  /** null: everything in the shop together. */
  readonly listingId: string | null;
  /** null: all variants of the listing together. */
  readonly skuId: string | null;
  /** Whether it starts again in every session. */
  readonly span: LimitSpan;
  readonly units: number;
}

/** Who orders, and where. */
export interface Buyer {
  readonly viewerId: string;
  readonly sessionId: string;
}

/** A line with the limits that its variant is under. */
export interface LimitedLine extends RequestedLine {
  readonly limits: readonly PurchaseLimit[];
}

export const tallyOf = ({ limitId, span }: PurchaseLimit, { viewerId, sessionId }: Buyer): string =>
  limitTally(limitId, viewerId, span === 'session' ? sessionId : null);

/** What an order counts against its limits. @throws PurchaseLimitExceeded naming every limit that it would exceed */
export function countAgainstLimits(
  lines: readonly LimitedLine[],
  buyer: Buyer,
  desk: Pick<PromotionDesk, 'unitsCounted'>,
): Counted[] {
  const asked = new Map<string, { readonly limit: PurchaseLimit; readonly units: number }>();
  for (const { limits, quantity } of lines)
    for (const limit of limits)
      asked.set(limit.limitId, { limit, units: (asked.get(limit.limitId)?.units ?? 0) + quantity });

  const counts = [...asked.values()].map(({ limit, units }) => ({ limit, units, tallyId: tallyOf(limit, buyer) }));
  const exceeded = counts.flatMap(({ limit, units, tallyId }): Exceeded[] => {
    const left = leftOf({ ceiling: limit.units }, desk.unitsCounted(tallyId));
    const { limitId, listingId, skuId, span, units: allowed } = limit;
    return units > left ? [{ limitId, listingId, skuId, span, allowed, requested: units, left }] : [];
  });
  if (exceeded.length > 0) throw new PurchaseLimitExceeded(exceeded);
  return counts.map(({ limit, units, tallyId }) => ({ tallyId, units, ceiling: limit.units }));
}
