import type { Random } from '../random.js';
import { type Attempt, totalOf } from './sale-plan.js';

/** Coupons that the host drops when the doors open. There are as many as are planned to be claimed. */
export interface PlannedCampaign {
  readonly key: string;
  readonly title: string;
  readonly discount:
    | { readonly kind: 'percentage'; readonly basisPoints: number }
    | { readonly kind: 'amount'; readonly amountMinor: number };
}

const CAMPAIGNS: readonly PlannedCampaign[] = [
  // Odd on purpose: most discounts have to be rounded.
  { key: 'c0', title: '7.77 % off', discount: { kind: 'percentage', basisPoints: 777 } },
  { key: 'c1', title: '8.88 off', discount: { kind: 'amount', amountMinor: 888 } },
];
const WITH_COUPON = 0.2;

/** Some of those whom nothing stands in the way claim a coupon first and buy with it. */
export const withCoupons = (attempts: readonly Attempt[], random: Random): Attempt[] =>
  attempts.map((attempt) =>
    attempt.outcome !== 'hopeless' && random.chance(WITH_COUPON)
      ? { ...attempt, coupon: random.pick(CAMPAIGNS) }
      : attempt,
  );

/** Every campaign that is used, with the number of its coupons. */
export const campaignsOf = (attempts: readonly Attempt[]): ReadonlyMap<PlannedCampaign, number> => {
  const stock = new Map<PlannedCampaign, number>();
  for (const { coupon } of attempts) if (coupon) stock.set(coupon, (stock.get(coupon) ?? 0) + 1);
  return stock;
};

/** What is to be paid in the end; a percentage is rounded down. */
export function payableOf({ lines, coupon }: Pick<Attempt, 'lines' | 'coupon'>): number {
  const totalMinor = totalOf(lines);
  return totalMinor - (coupon ? discountOn(totalMinor, coupon) : 0);
}

const discountOn = (totalMinor: number, { discount }: PlannedCampaign): number =>
  discount.kind === 'amount'
    ? Math.min(totalMinor, discount.amountMinor)
    : Math.floor((totalMinor * discount.basisPoints) / 10_000);
