import { seeded } from '../testing/seeded.js';
import { ProductBook } from './product-book.js';
import { changesBetween, NEVER, type ProductChange } from './product-changes.js';
import { settledProducts } from './settled-products.js';
import { actedOn, noProducts, type ProductAct, productActs, type ProductStories } from './product-story.js';

type Done = readonly [viewer: number, act: ProductAct, atMs: number];

const TOTE = 'tote';

/** What has become of a product when this was done, told in this order. */
function toldOf(done: readonly Done[]): [listingId: string, changes: ProductChange[]][] {
  const told: [string, ProductChange[]][] = [];
  const stories = new Map<number, ProductStories>();
  for (const [viewer, act, atMs] of done) {
    const before = stories.get(viewer) ?? noProducts;
    const is = actedOn(before, TOTE, act, atMs);
    stories.set(viewer, is);
    const story = is.get(TOTE);
    if (story) told.push([TOTE, changesBetween(before.get(TOTE), story)]);
  }
  return told;
}

/** What a book of these changes says of the whole session, and of one window. */
function readOf(told: Iterable<[string, ProductChange[]]>, fromMs: number, toMs: number | null) {
  const book = new ProductBook([{ listingId: TOTE, fromMs, toMs }]);
  for (const [listingId, changes] of told) book.add(listingId, changes);
  const [product] = book.products;
  return { whole: product?.whole, within: product?.windows[0]?.quantities };
}

/** The same, counted by eye. */
function countedIn(done: readonly Done[], fromMs: number, toMs: number): object {
  const within = done.filter(([, , atMs]) => atMs >= fromMs && atMs < toMs);
  const who = (act: ProductAct): Set<number> =>
    new Set(within.filter((one) => one[1] === act).map(([viewer]) => viewer));
  const times = (act: ProductAct): number => within.filter((one) => one[1] === act).length;
  return {
    product_exposures: times('exposed'),
    product_exposure_uv: who('exposed').size,
    product_clicks: times('clicked'),
    product_click_uv: who('clicked').size,
    cart_uv: who('carted').size,
    orders: times('bought'),
    buyers: who('bought').size,
    click_buyers: [...who('bought')].filter((viewer) => who('clicked').has(viewer)).length,
  };
}

describe('a product’s book', () => {
  const chance = seeded(17);
  const random = (): Done[] =>
    Array.from({ length: chance.between(0, 25) }, () => [
      chance.between(0, 3),
      chance.pick(productActs),
      chance.between(0, 12),
    ]);

  it('tells of any window what was done in it and by how many, in whatever order it was told', () => {
    for (let run = 0; run < 400; run += 1) {
      const done = random();
      const told = toldOf(done);
      for (const [fromMs, toMs] of [
        [0, 13],
        [3, 9],
        [chance.between(0, 12), chance.between(0, 12)],
      ] as const)
        expect(readOf(told, fromMs, toMs).within).toMatchObject(countedIn(done, fromMs, toMs));
      const { whole, within } = readOf(told, 0, null);
      expect(whole).toEqual(within);
    }
  });

  it('is settled to the same, whatever the order, and then says the same', () => {
    const done = random();
    const places = done.map((one): [number, Done] => [chance.next(), one]);
    const shuffled = places.sort(([a], [b]) => a - b).map(([, one]) => one);
    const settled = settledProducts(toldOf(done));

    expect(settledProducts(toldOf(shuffled))).toEqual(settled);
    expect(readOf(settled, 3, 9)).toEqual(readOf(toldOf(done), 3, 9));
  });

  it('adds up what orders come to', () => {
    const sold = (atMs: number, amount: number): ProductChange => ({
      ...{ what: 'gmv', atMs, sinceMs: atMs, beforeMs: NEVER },
      amount,
    });
    const { whole, within } = readOf([[TOTE, [sold(5, 900), sold(5, 100), sold(8, 50)]]], 5, 8);

    expect(whole?.gmv).toBe(1_050);
    expect(within?.gmv).toBe(1_000);
    expect(readOf([], 5, 8).whole?.gmv).toBe(0);
  });
});
