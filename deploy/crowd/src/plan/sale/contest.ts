import type { Random } from '../random.js';
import type { Attempt, ContestFate, ContestPlan, Nerves, SaleLine } from './sale-plan.js';

/** Of those who get a unit, so many per unit give it back; the sooner the better, so that it is sold again in the rush. */
const GIVEN_BACK = 0.1;
const GIVEN_BACK_AMONG_FIRST = 0.8;
const PAYMENT_FAILS = 0.6;
/** More than can come back, so that the last unit is asked for once more when it is gone. */
const LAST_CALLS_PER_RETURN = 1.2;
const LAST_CALLS_MORE = 5;

const NERVES: readonly { readonly share: number; readonly nerves?: Nerves }[] = [
  { share: 0.95 },
  { share: 0.03, nerves: 'twice' },
  { share: 0.02, nerves: 'later' },
];

export interface Contested {
  readonly line: SaleLine;
  readonly units: number;
  readonly attempts: number;
  readonly viewers: number;
}

/** How few attempts are enough for every unit to be sold, whatever comes back. */
export const fewestAttempts = (units: number): number => units + lastCallsFor(units);

/** A contest, and the attempts at it that come before its last calls. */
export function contestFor(
  { line, units, attempts, viewers }: Contested,
  random: Random,
): { readonly contest: ContestPlan; readonly attempts: Attempt[] } {
  const lines = [line];
  const all = Array.from({ length: attempts }, (): Attempt => {
    const { share: _share, ...nerves } = random.weighted(NERVES, ({ share }) => share);
    return { viewer: random.integer(0, viewers - 1), lines, outcome: 'contested', ...nerves };
  });
  const rush = attempts - lastCallsFor(units);
  const { product, sku } = line;
  const contest = { product, sku, units, cards: cardsFor(units, random), lastCalls: all.slice(rush) };
  return { contest, attempts: all.slice(0, rush) };
}

const returnsOf = (units: number) => Math.ceil(units * GIVEN_BACK);
const lastCallsFor = (units: number) => Math.ceil(returnsOf(units) * LAST_CALLS_PER_RETURN) + LAST_CALLS_MORE;

function cardsFor(units: number, random: Random): ContestFate[] {
  const early = Math.floor(units * GIVEN_BACK_AMONG_FIRST);
  const returns = Array.from({ length: returnsOf(units) }, (): ContestFate =>
    random.chance(PAYMENT_FAILS) ? 'fail' : 'cancel',
  );
  const pays = (count: number) => Array<ContestFate>(count).fill('pay');
  return [...random.shuffled([...pays(early), ...returns]), ...pays(units - early)];
}
