import { NEVER, type ProductChange, productCounts } from '../domain/product-changes.js';
import { seeded } from '../testing/seeded.js';
import { packProducts, unpackProducts } from './packed-products.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');

describe('packed changes of products', () => {
  const chance = seeded(23);
  const change = (): ProductChange => {
    const atMs = START_MS + chance.between(-90_000, 7_200_000);
    const sinceMs = atMs - chance.pick([0, chance.between(0, 90_000)]);
    const beforeMs = chance.pick([NEVER, sinceMs, sinceMs - chance.between(0, 90_000)]);
    return { what: chance.pick(productCounts), atMs, sinceMs, beforeMs, amount: chance.between(-900, 90_000) };
  };
  const products = (listings: number): Map<string, ProductChange[]> =>
    new Map(Array.from({ length: listings }, () => [chance.uuid(), Array.from({ length: 200 }, change)]));

  it('are read as they were written, also pieces that were put one after the other', () => {
    const [some, more] = [products(3), products(2)];

    const bytes = Buffer.concat([packProducts(some), packProducts(new Map()), packProducts(more)]);

    expect([...unpackProducts([bytes, packProducts(some)])]).toEqual([...some, ...more, ...some]);
  });

  it('are nothing when nothing changed', () => {
    expect(packProducts(new Map())).toHaveLength(0);
  });

  it('take a few bytes each', () => {
    const clicks = Array.from({ length: 1_000 }, (_, index): ProductChange => {
      const atMs = START_MS + 700 * index;
      return { what: 'clicked', atMs, sinceMs: atMs, beforeMs: NEVER, amount: 1 };
    });
    expect(packProducts(new Map([[chance.uuid(), clicks]])).length).toBeLessThan(6_100);
  });
});
