import { rehearsal } from '../cases/rehearsal.case.js';
import { Storefront } from './storefront.js';

const minutes = (count: number) => count * 60_000;

describe('the storefront', () => {
  const storefront = new Storefront(rehearsal);

  it('knows the price of every moment', () => {
    expect(storefront.priceAt('p0s0', minutes(5))).toEqual({ priceMinor: 12_900, epoch: 0 });
    expect(storefront.priceAt('p0s0', minutes(7))).toEqual({ priceMinor: 10_300, epoch: 1 });
    expect(storefront.priceAt('p0s0', minutes(12))).toEqual({ priceMinor: 12_900, epoch: 2 });
    expect(storefront.priceAt('p1s0', minutes(7))).toEqual({ priceMinor: 25_900, epoch: 0 });
  });

  it('offers nothing whose price is just moving', () => {
    const offered = (atMs: number) => storefront.offersAt(atMs).map(({ key }) => key);
    expect(offered(minutes(6) - 1_000)).toEqual(['p1', 'p2']);
    expect(offered(minutes(6) + 1_000)).toEqual(['p1', 'p2']);
    expect(offered(minutes(8))).toEqual(['p0', 'p1', 'p2']);
  });

  it('shows a pin only when it has reached the viewers', () => {
    expect(storefront.pinnedAt(minutes(1) - 1)).toBeNull();
    expect(storefront.pinnedAt(minutes(1) + 100)).toBeNull();
    expect(storefront.pinnedAt(minutes(2))).toBe('p0');
    expect(storefront.pinnedAt(minutes(12) + 100)).toBeNull();
    expect(storefront.pinnedAt(minutes(13))).toBe('p2');
    expect(storefront.pinnedAt(minutes(19))).toBeNull();
  });
});
