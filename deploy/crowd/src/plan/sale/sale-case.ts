import type { SalePlan } from './sale-plan.js';

/** A sale to act out. Unlike a show it has no script in time: it goes as fast as it is answered. */
export interface SaleCase {
  readonly kind: 'sale';
  readonly id: string;
  /** One line for `crowd --list`. */
  readonly about: string;
  readonly usualSize: SaleSize;
  /** Session seconds per second, if nobody asks for another. */
  readonly usualSpeed: number;
  /** What was published of the sale, by the figure's name; a sale of another size has nothing to be compared with. */
  readonly published: Readonly<Record<string, number>>;
  /** @throws ImpossibleCase when the numbers do not go together */
  plan(size: SaleSize, seed: number): SalePlan;
}

export interface SaleSize {
  /** Of the goods that people compete for, each. */
  readonly units: number;
  readonly attempts: number;
}
