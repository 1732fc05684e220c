import type { HostStep, PlannedProduct, ViewerScript } from './script.js';

const SPARE_UNITS = 5;

/** Units for sale: enough for everything that will be ordered at each price, rounded up, so that nothing sells out. */
export function withUnits(
  products: readonly PlannedProduct[],
  host: readonly HostStep[],
  viewers: readonly ViewerScript[],
): { products: PlannedProduct[]; host: HostStep[] } {
  const ordered = new Map<string, number[]>();
  for (const { steps } of viewers)
    for (const step of steps)
      for (const { sku, priceEpoch, quantity } of step.kind === 'order' ? step.lines : []) {
        const byEpoch = ordered.get(sku) ?? [];
        byEpoch[priceEpoch] = (byEpoch[priceEpoch] ?? 0) + quantity;
        ordered.set(sku, byEpoch);
      }

  /** Grows with every epoch, so that the larger number tells that the price change has arrived. */
  const unitsIn = (sku: string, epoch: number): number => {
    const needed = (ordered.get(sku) ?? []).slice(0, epoch + 1).reduce((sum, units) => sum + (units ?? 0), 0);
    const rounded = Math.ceil((needed + SPARE_UNITS) / 10) * 10;
    return epoch === 0 ? rounded : Math.max(rounded, unitsIn(sku, epoch - 1) + 10);
  };
  return {
    products: products.map((product) => ({
      ...product,
      skus: product.skus.map((sku) => ({ ...sku, units: unitsIn(sku.key, 0) })),
    })),
    host: host.map((step) => (step.kind === 'price' ? { ...step, units: unitsIn(step.sku, step.epoch) } : step)),
  };
}
