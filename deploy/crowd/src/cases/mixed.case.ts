import { Random } from '../plan/random.js';
import { type Assortment, assortmentOf } from '../plan/sale/assortment.js';
import { contestFor, fewestAttempts } from '../plan/sale/contest.js';
import { withCoupons } from '../plan/sale/coupons.js';
import { ordersFor } from '../plan/sale/orders.js';
import type { SaleCase, SaleSize } from '../plan/sale/sale-case.js';
import type { SalePlan } from '../plan/sale/sale-plan.js';
import { withUnitsFor } from '../plan/sale/units.js';
import { ImpossibleCase } from '../run/run.errors.js';

const TEN_MINUTES_MS = 600_000;
/** A smaller run has fewer, since it takes time to list them. */
const PRODUCTS = { atMost: 1_000, attemptsEach: 12 };
const CONTESTED = 40;
/** Above it an order of "too many" would find enough. */
const MOST_ATTEMPTS = 200_000;
/** Of the attempts, so many are made for goods that more people want than there are. */
const CONTESTED_SHARE = 0.3;
const ATTEMPTS_EACH = 3;

/** Nobody published this one: everything at once that a shop with many goods meets in a busy hour. */
export const mixed: SaleCase = {
  kind: 'sale',
  id: 'mixed',
  about: '1,000 invented products, 12,000 attempts: several lines, coupons, cancelled, refunded, repeated, sold out',
  usualSize: { units: 25, attempts: 12_000 },
  usualSpeed: 60,
  published: {},
  plan: planMixed,
};

function planMixed({ units, attempts }: SaleSize, seed: number): SalePlan {
  const each = Math.floor((attempts * CONTESTED_SHARE) / CONTESTED);
  if (each < fewestAttempts(units)) {
    const least = Math.ceil((fewestAttempts(units) * CONTESTED) / CONTESTED_SHARE);
    throw new ImpossibleCase(`For ${units} units of each wanted product there must be ${least} attempts at least.`);
  }
  if (attempts > MOST_ATTEMPTS) throw new ImpossibleCase(`There can be ${MOST_ATTEMPTS} attempts at most.`);
  const random = new Random(`mixed ${seed}`);
  const products = Math.max(2 * CONTESTED, Math.min(PRODUCTS.atMost, Math.ceil(attempts / PRODUCTS.attemptsEach)));
  const assortment = assortmentOf(products, CONTESTED, random.fork('assortment'));
  const viewers = Math.ceil(attempts / ATTEMPTS_EACH);
  const contested = contestsIn(assortment, { units, attempts: each, viewers }, random);
  const ample = assortment.products.slice(CONTESTED);
  const size = { attempts: attempts - each * CONTESTED, viewers };
  const orders = withCoupons(ordersFor(ample, size, random.fork('orders')), random.fork('coupons'));
  const contests = contested.map(({ contest }) => contest);
  const rush = [...orders, ...contested.flatMap((one) => one.attempts)];
  return {
    ...{ caseId: 'mixed', seed, account: 'Department store', title: 'Everything must go', medium: 'video' },
    ...{ currency: 'CNY', durationMs: TEN_MINUTES_MS, brands: assortment.brands },
    products: withUnitsFor(assortment.products, orders, contests),
    ...{ viewers, attempts: random.fork('turns').shuffled(rush), contests },
  };
}

const contestsIn = ({ products }: Assortment, size: SaleSize & { readonly viewers: number }, random: Random) =>
  products.slice(0, CONTESTED).flatMap(({ key: product, skus }) =>
    skus.map(({ key: sku, listPriceMinor: unitPriceMinor }) => {
      const line = { product, sku, quantity: 1, unitPriceMinor };
      return contestFor({ line, ...size }, random.fork(`contest ${sku}`));
    }),
  );
