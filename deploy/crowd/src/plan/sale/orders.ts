import type { Random } from '../random.js';
import type { PlannedProduct } from '../script.js';
import type { Attempt, Nerves, SaleLine } from './sale-plan.js';

const LINES = [
  { share: 0.55, lines: 1 },
  { share: 0.3, lines: 2 },
  { share: 0.1, lines: 4 },
  { share: 0.05, lines: 8 },
] as const;
const MOST_UNITS_A_LINE = 4;
/** More than anybody has on sale, and no more than may be asked for. */
const TOO_MANY = 999;

const OUTCOMES: readonly { readonly share: number; readonly outcome: Exclude<Attempt['outcome'], 'contested'> }[] = [
  { share: 0.7, outcome: 'pay' },
  { share: 0.08, outcome: 'cancel' },
  { share: 0.06, outcome: 'fail' },
  { share: 0.06, outcome: 'refund' },
  { share: 0.03, outcome: 'refund-part' },
  { share: 0.07, outcome: 'hopeless' },
];
const NERVES: readonly { readonly share: number; readonly nerves?: Nerves }[] = [
  { share: 0.9 },
  { share: 0.05, nerves: 'twice' },
  { share: 0.03, nerves: 'later' },
  { share: 0.02, nerves: 'altered' },
];

/** Orders of several lines for goods of which there are enough, and some that ask for more than there is. */
export function ordersFor(
  products: readonly PlannedProduct[],
  { attempts, viewers }: { readonly attempts: number; readonly viewers: number },
  random: Random,
): Attempt[] {
  return Array.from({ length: attempts }, () => {
    const { outcome } = random.weighted(OUTCOMES, ({ share }) => share);
    const { share: _share, ...nerves } = random.weighted(NERVES, ({ share }) => share);
    const lines = linesOf(products, random);
    const attempt = { viewer: random.integer(0, viewers - 1), outcome };
    if (outcome === 'hopeless') return { ...attempt, lines: withOneTooLarge(lines, random) };
    return { ...attempt, lines, ...nerves };
  });
}

/** Each variant in one line only. */
function linesOf(products: readonly PlannedProduct[], random: Random): SaleLine[] {
  const { lines } = random.weighted(LINES, ({ share }) => share);
  const wanted = new Map<string, SaleLine>();
  while (wanted.size < lines) {
    const { key: product, skus } = random.pick(products);
    const { key: sku, listPriceMinor: unitPriceMinor } = random.pick(skus);
    wanted.set(sku, { product, sku, quantity: random.integer(1, MOST_UNITS_A_LINE), unitPriceMinor });
  }
  return [...wanted.values()];
}

/** All or none: the other lines must not be taken either. */
function withOneTooLarge(lines: readonly SaleLine[], random: Random): SaleLine[] {
  const large = random.integer(0, lines.length - 1);
  return lines.map((line, index) => (index === large ? { ...line, quantity: TOO_MANY } : line));
}
