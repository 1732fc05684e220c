import { payableOf } from './coupons.js';
import { type Attempt, type Fate, isPaid, refundMinorOf, type SalePlan } from './sale-plan.js';

/** What must come out of a sale, whoever was first: computed from the plan alone. */
export interface ExpectedSale {
  readonly attempts: number;
  readonly ordersPlaced: number;
  readonly orders: number;
  readonly gmvMinor: number;
  readonly refundedMinor: number;
  readonly unitsSold: number;
  readonly unitsFree: number;
  readonly soldOut: number;
  readonly keyReused: number;
  readonly shopVisitors: number;
  /** Units of each variant that stay sold. */
  readonly soldOf: ReadonlyMap<string, number>;
}

interface PlacedByPlan extends Pick<Attempt, 'lines' | 'coupon'> {
  readonly fate: Fate;
}

export function expectedSale(plan: SalePlan): ExpectedSale {
  const lastCalls = plan.contests.flatMap((contest) => contest.lastCalls);
  const attempts = [...plan.attempts, ...lastCalls];
  const placed = [...plan.attempts.flatMap(certain), ...plan.contests.flatMap((contest) => cardsPlayed(contest, plan))];
  const paid = placed.filter(({ fate }) => isPaid(fate));
  const soldOf = unitsSoldOf(paid);
  const allocated = plan.products.flatMap(({ skus }) => skus).reduce((sum, { units }) => sum + units, 0);
  const unitsSold = [...soldOf.values()].reduce((sum, units) => sum + units, 0);
  return {
    attempts: attempts.length,
    ordersPlaced: placed.length,
    orders: paid.length,
    gmvMinor: paid.reduce((sum, order) => sum + payableOf(order), 0),
    refundedMinor: paid.reduce((sum, order) => sum + refundMinorOf(order.fate, payableOf(order)), 0),
    ...{ unitsSold, unitsFree: allocated - unitsSold, soldOf },
    soldOut: attempts.length - placed.length,
    keyReused: attempts.filter(({ nerves }) => nerves === 'altered').length,
    shopVisitors: plan.viewers,
  };
}

const certain = ({ outcome, ...attempt }: Attempt): PlacedByPlan[] =>
  outcome === 'hopeless' || outcome === 'contested' ? [] : [{ ...attempt, fate: outcome }];

/** Every card is played by somebody; all ask for the same line. */
function cardsPlayed({ sku, cards }: SalePlan['contests'][number], { products }: SalePlan): PlacedByPlan[] {
  for (const { key: product, skus } of products) {
    const listed = skus.find(({ key }) => key === sku);
    if (!listed) continue;
    const lines = [{ product, sku, quantity: 1, unitPriceMinor: listed.listPriceMinor }];
    return cards.map((fate) => ({ lines, fate }));
  }
  throw new Error(`the plan has no variant ${sku}`);
}

/** Units go back on sale with the last of an order's money, not with a part of it. */
function unitsSoldOf(paid: readonly PlacedByPlan[]): Map<string, number> {
  const soldOf = new Map<string, number>();
  for (const { lines, fate } of paid)
    for (const { sku, quantity } of fate === 'refund' ? [] : lines) soldOf.set(sku, (soldOf.get(sku) ?? 0) + quantity);
  return soldOf;
}
