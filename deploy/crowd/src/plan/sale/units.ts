import type { PlannedProduct } from '../script.js';
import type { Attempt, ContestPlan } from './sale-plan.js';

const SPARE_UNITS = 3;

/** Units for sale: what there is of contested goods, and of all others enough for every order that is not hopeless. */
export function withUnitsFor(
  products: readonly PlannedProduct[],
  orders: readonly Attempt[],
  contests: readonly ContestPlan[],
): PlannedProduct[] {
  const wanted = new Map<string, number>();
  for (const { lines, outcome } of orders)
    for (const { sku, quantity } of outcome === 'hopeless' ? [] : lines)
      wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const contested = new Map(contests.map(({ sku, units }) => [sku, units]));
  const unitsOf = (sku: string) => contested.get(sku) ?? (wanted.get(sku) ?? 0) + SPARE_UNITS;
  return products.map((product) => ({
    ...product,
    skus: product.skus.map((sku) => ({ ...sku, units: unitsOf(sku.key) })),
  }));
}
