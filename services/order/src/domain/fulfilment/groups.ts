import { type Order, type OrderLine, type Terms, isBought, netMinorOf } from '../order.js';
import { type FulfilmentState, fulfilmentStateOf } from './fulfilment.js';

/** The part of an order that one brand sends: a room may sell the goods of several. */
export interface OrderGroup {
  /** null: whose goods these are was not known yet when they were bought. */
  readonly brandId: string | null;
  readonly lines: readonly OrderLine[];
  /** What is paid for them; the groups' totals add up to the order's. */
  readonly totalMinor: number;
}

export const brandOf = ({ saleTerms }: OrderLine): string | null => saleTerms?.brandId ?? null;

/** In the order of their first lines. */
export function groupsOf({ lines }: Pick<Terms, 'lines'>): readonly OrderGroup[] {
  const brands = [...new Set(lines.map(brandOf))];
  return brands.map((brandId) => {
    const own = lines.filter((line) => brandOf(line) === brandId);
    return { brandId, lines: own, totalMinor: own.reduce((sum, line) => sum + netMinorOf(line), 0) };
  });
}

/** null for an order that is not paid: there is nothing to fulfil. */
export const groupStateOf = (order: Order, { lines }: OrderGroup): FulfilmentState | null =>
  isBought(order) ? fulfilmentStateOf(order.fulfilment, lines) : null;
