import { Random } from '../plan/random.js';
import { contestFor, fewestAttempts } from '../plan/sale/contest.js';
import type { SaleCase, SaleSize } from '../plan/sale/sale-case.js';
import type { SalePlan } from '../plan/sale/sale-plan.js';
import { ImpossibleCase } from '../run/run.errors.js';

const FIVE_MINUTES_MS = 300_000;
const PRICE_MINOR = 31_500;
/** So many attempts for one person: who is refused taps again. */
const ATTEMPTS_EACH = 7.5;

/**
 * 李佳琦 sold 15,000 lipsticks of one shade in five minutes. Here ten times as many attempts are made for them. Some who
 * get one give it back, and it is sold again: in the end exactly 15,000 are sold.
 */
export const lipstick: SaleCase = {
  kind: 'sale',
  id: 'lipstick',
  about: '李佳琦: 15,000 lipsticks of one shade in 5 min, 150,000 attempts, not one more sold',
  usualSize: { units: 15_000, attempts: 150_000 },
  usualSpeed: 15,
  published: { units_sold: 15_000, orders: 15_000 },
  plan: planLipstick,
};

function planLipstick({ units, attempts }: SaleSize, seed: number): SalePlan {
  if (attempts < fewestAttempts(units))
    throw new ImpossibleCase(`For ${units} units to be sold there must be ${fewestAttempts(units)} attempts at least.`);
  const viewers = Math.ceil(attempts / ATTEMPTS_EACH);
  const line = { product: 'p0', sku: 'p0s0', quantity: 1, unitPriceMinor: PRICE_MINOR };
  const { contest, attempts: rush } = contestFor({ line, units, attempts, viewers }, new Random(`lipstick ${seed}`));
  const sku = { key: line.sku, title: '999', listPriceMinor: PRICE_MINOR, units };
  return {
    ...{ caseId: 'lipstick', seed, account: '李佳琦', title: 'OMG, 买它!', medium: 'video', currency: 'CNY' },
    durationMs: FIVE_MINUTES_MS,
    brands: [{ key: 'b0', name: 'Rouge' }],
    products: [{ key: line.product, brand: 'b0', title: '口红', skus: [sku] }],
    ...{ viewers, attempts: rush, contests: [contest] },
  };
}
