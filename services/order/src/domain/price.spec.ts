import { offer, SESSION, uuid } from '../testing/fixtures.js';
import { type LivePrice, priceAt } from './price.js';

const price = (priceMinor: number, startsAtMs: number, endsAtMs: number | null, sessionId = SESSION): LivePrice => ({
  sessionId,
  priceMinor,
  startsAtMs,
  endsAtMs,
  unitsAtPrice: null,
});
const at = (sessionMs: number, ...livePrices: LivePrice[]) =>
  priceAt(offer({ livePrices }), { sessionId: SESSION, sessionMs, quantity: 1 }, { unitsCounted: () => 0 })
    .unitPriceMinor;

describe('the price of a variant', () => {
  it('is the list price without a live price, before one starts and in another session', () => {
    expect(at(100)).toBe(9_900);
    expect(at(99, price(5_000, 100, null))).toBe(9_900);
    expect(at(100, price(5_000, 0, null, uuid(99)))).toBe(9_900);
  });

  it('is the live price from its start up to, and not including, its end', () => {
    const live = price(5_000, 100, 200);
    expect([99, 100, 199, 200].map((ms) => at(ms, live))).toEqual([9_900, 5_000, 5_000, 9_900]);
  });

  it('is the newest live price, and the list price again when that one is over', () => {
    const first = price(5_000, 100, null);
    const second = price(4_000, 200, 300);
    expect([150, 250, 300].map((ms) => at(ms, second, first))).toEqual([5_000, 4_000, 9_900]);
  });
});
