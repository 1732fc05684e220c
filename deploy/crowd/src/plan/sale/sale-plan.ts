import type { PlannedLine, Staging } from '../script.js';
import type { PlannedCampaign } from './coupons.js';

/** A rush on goods: who tries to buy what, and what becomes of it. Pure data, the same for the same case and seed. */
export interface SalePlan extends Staging {
  /** People in the shop; an attempt knows its own by number. */
  readonly viewers: number;
  /** In the order in which they are made, many at a time. */
  readonly attempts: readonly Attempt[];
  /** Goods that more people want than there are. */
  readonly contests: readonly ContestPlan[];
}

export type SaleLine = Pick<PlannedLine, 'product' | 'sku' | 'quantity' | 'unitPriceMinor'>;

/** What a buyer does with an order: all of these are final. */
export type Fate = 'pay' | 'fail' | 'cancel' | 'refund' | 'refund-part';

/**
 * Nervous thumbs: the same request `twice` at once, or once more `later`; or `altered`, the key of an order that is
 * there under a request for something else, which no desk may take for the same.
 */
export type Nerves = 'twice' | 'later' | 'altered';

export interface Attempt {
  readonly viewer: number;
  readonly lines: readonly SaleLine[];
  /**
   * A fate, for an order that nothing stands in the way of; `hopeless`, as it asks for more than there is; or
   * `contested`: whoever comes in time gets it.
   */
  readonly outcome: Fate | 'hopeless' | 'contested';
  readonly nerves?: Nerves;
  /** Of which campaign a coupon is claimed and used. */
  readonly coupon?: PlannedCampaign;
}

/**
 * One variant that is wanted by more people than there are units. Who gets one is decided by the rush; what becomes of
 * them is not: the first to get one plays the first card, the second the second. All cards played, exactly the units
 * there were are sold, whoever has them.
 */
export interface ContestPlan {
  readonly product: string;
  readonly sku: string;
  readonly units: number;
  /** As many pay as there are units; every other gives its unit back. */
  readonly cards: readonly ContestFate[];
  /** The last attempts, made when everything that comes back has come back: all that is left goes to them. */
  readonly lastCalls: readonly Attempt[];
}

export type ContestFate = Extract<Fate, 'pay' | 'fail' | 'cancel'>;

export const totalOf = (lines: readonly SaleLine[]): number =>
  lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);

/** What goes back of an order that is refunded. */
export function refundMinorOf(fate: Fate, totalMinor: number): number {
  if (fate === 'refund') return totalMinor;
  return fate === 'refund-part' ? Math.max(1, Math.floor(totalMinor / 3)) : 0;
}

export const isPaid = (fate: Fate): boolean => fate === 'pay' || fate === 'refund' || fate === 'refund-part';
