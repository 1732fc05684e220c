import { type Allocation, freeUnits } from './stock.js';

export const availabilityStates = ['available', 'scarce', 'sold_out'] as const;
export type AvailabilityState = (typeof availabilityStates)[number];

/** As much as viewers are told of a variant's stock. */
export interface Availability {
  readonly skuId: string;
  readonly state: AvailabilityState;
  /** Exactly, once there are few; null: enough for everybody who looks. */
  readonly left: number | null;
}

/** From here on viewers see how many are left; what a shop has beyond that is its own business. */
const FEW = 20;

/** What is told is what is there: nothing is made to look scarcer than it is. */
export function availabilityOf(allocation: Allocation): Availability {
  const { skuId } = allocation;
  const left = freeUnits(allocation);
  if (left <= 0) return { skuId, state: 'sold_out', left: 0 };
  return left <= FEW ? { skuId, state: 'scarce', left } : { skuId, state: 'available', left: null };
}
