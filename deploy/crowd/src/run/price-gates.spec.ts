import type { Plan, PlannedLine } from '../plan/script.js';
import { PriceGates } from './price-gates.js';

const line = (priceEpoch: number): PlannedLine => ({
  ...{ product: 'p0', sku: 'p0s0', quantity: 1, unitPriceMinor: 100 },
  priceEpoch,
});
const order = (priceEpoch: number) => ({ kind: 'order', atMs: 0, order: 'o', lines: [line(priceEpoch)] }) as const;
const plan = {
  host: [{ kind: 'price', atMs: 0, product: 'p0', sku: 'p0s0', priceMinor: 90, epoch: 1, units: 0 }],
  viewers: [{ key: 'v0', guest: false, source: { channel: 'push' }, steps: [order(0), order(0), order(1)] }],
} as unknown as Plan;

/** Whether a promise is fulfilled by now. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.then(() => (over = true));
  await new Promise((later) => setTimeout(later));
  return over;
}

describe('the gates of a price change', () => {
  it('hold the change back until every order before it is answered', async () => {
    const gates = new PriceGates(plan);
    const change = gates.ordersBefore('p0s0', 1);
    gates.answered([line(0)]);
    expect(await isOver(change)).toBe(false);
    gates.answered([line(0)]);
    expect(await isOver(change)).toBe(true);
  });

  it('hold the orders after it back until the price has arrived', async () => {
    const gates = new PriceGates(plan);
    expect(await isOver(gates.pricesOf([line(0)]))).toBe(true);
    const late = gates.pricesOf([line(1)]);
    expect(await isOver(late)).toBe(false);
    gates.priceArrived('p0s0', 1);
    expect(await isOver(late)).toBe(true);
  });

  it('let everything pass that has no price change', async () => {
    const gates = new PriceGates(plan);
    expect(await isOver(gates.pricesOf([{ ...line(0), sku: 'other' }]))).toBe(true);
  });
});
